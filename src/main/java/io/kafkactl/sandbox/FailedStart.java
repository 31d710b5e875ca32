package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Says why a process of a sandbox did not come up, with the end of its log. */
record FailedStart(String process, Path log) {
    private static final int SHOWN_LINES = 12;

    static FailedStart of(SandboxState state, int broker) {
        return new FailedStart(
                "broker " + broker + " of sandbox '" + state.name() + "'",
                state.brokerFolder(broker).tellingLog());
    }

    static FailedStart ofRegistry(SandboxState state) {
        return new FailedStart(
                "the registry of sandbox '" + state.name() + "'",
                state.registryFolder().console());
    }

    KafkactlException ended(String how) {
        return KafkactlException.failure("SANDBOX_START", describe(how), null);
    }

    KafkactlException tooSlow(String address, Duration longest) {
        return KafkactlException.unreachable(
                "SANDBOX_START",
                describe("it did not answer at " + address + " within " + longest.toSeconds() + " s"),
                "run the command again",
                null);
    }

    private String describe(String reason) {
        return process + " did not start: " + reason + "; the end of " + log + ":"
                + LogTail.lines(log, SHOWN_LINES).stream()
                        .map(line -> System.lineSeparator() + "  " + line)
                        .collect(Collectors.joining());
    }
}
