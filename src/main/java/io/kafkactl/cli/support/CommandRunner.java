package io.kafkactl.cli.support;

/** Runs one command line in a world that the caller chose. */
@FunctionalInterface
public interface CommandRunner {
    /** Returns the exit code. */
    int run(CliContext context, String... words);
}
