package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.List;

/** Ends processes, and only those that are still the ones that were started. */
final class BrokerProcesses {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration KILL = Duration.ofSeconds(10);

    private BrokerProcesses() {}

    /** Asks all at once, so that no controller waits for one that is already gone; insists after a while. */
    static void end(List<ProcessIdentity> processes) {
        processes.forEach(process -> process.find().ifPresent(ProcessHandle::destroy));
        if (!awaitEnd(processes, GRACE)) {
            kill(processes);
        }
    }

    static void kill(List<ProcessIdentity> processes) {
        processes.forEach(process -> process.find().ifPresent(ProcessHandle::destroyForcibly));
        if (!awaitEnd(processes, KILL)) {
            throw KafkactlException.failure(
                    "SANDBOX_STOP",
                    "processes " + processes.stream().map(ProcessIdentity::pid).toList() + " do not end when killed",
                    null);
        }
    }

    /** Not cut short by the user: what was begun here is quick, and half of it would leave a broker behind. */
    private static boolean awaitEnd(List<ProcessIdentity> processes, Duration longest) {
        return new Deadline(longest, new Cancellation())
                .await(() -> processes.stream().noneMatch(ProcessIdentity::running));
    }
}
