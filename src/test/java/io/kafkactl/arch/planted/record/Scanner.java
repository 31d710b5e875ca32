package io.kafkactl.arch.planted.record;

/** A name that the JDK has. */
public final class Scanner {
    private Scanner() {}
}
