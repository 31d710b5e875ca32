package io.kafkactl.arch.planted;

/** What the planted classes may not use from below. */
public final class Main {
    private Main() {}
}
