package io.kafkactl.arch.planted.misc;

/** A class outside of every layer. */
public final class Homeless {
    private Homeless() {}
}
