package io.kafkactl.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The exit-code table: public API, because scripts branch on it. */
public enum ExitCode {
    OK(0, "Done, every item; also when the reader of a pipe has gone."),
    FAILURE(1, "A runtime error, or at least one item failed and the rest is reported; a prompt was declined."),
    USAGE(2, "Usage: unknown option, missing argument or address; no terminal to ask and no --yes."),
    CONDITION(
            3,
            "A condition was found: lag over a threshold, a selected dead letter not settled, an incompatible schema, an existing topic that differs "
                    + "or breaks a rule, a wait's deadline passed."),
    INVALID_INPUT(4, "Invalid input: name, policy, manifest or context file; nothing was sent."),
    UNREACHABLE(5, "Unreachable: DNS, TLS, connection or time-out; nothing was sent, and a script may retry."),
    DENIED(6, "Denied: authentication or authorization; the message names the missing permission."),
    NOT_FOUND(7, "Not found: topic, partition, group, subject, schema, context or preset."),
    REFUSED(
            8,
            "Refused: exists already, protected or read-only context, missing consent, stale plan, "
                    + "another run alive."),
    INTERRUPTED(130, "Interrupted by SIGINT, after what was in flight was flushed and reported."),
    TERMINATED(143, "Ended by SIGTERM, after what was in flight was flushed and reported.");

    private static final List<ExitCode> STRONGEST_FIRST = List.of(
            INTERRUPTED,
            TERMINATED,
            REFUSED,
            DENIED,
            UNREACHABLE,
            NOT_FOUND,
            INVALID_INPUT,
            USAGE,
            FAILURE,
            CONDITION,
            OK);

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** One line for the manual and the README. */
    public String meaning() {
        return meaning;
    }

    /** The code of several items: their common code when all ended alike, else {@link #FAILURE}. */
    public static ExitCode ofItems(Collection<ExitCode> items) {
        List<ExitCode> distinct = items.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return OK;
        }
        return distinct.size() == 1 ? distinct.get(0) : FAILURE;
    }

    /**
     * As {@link #ofItems}, beside {@code succeeded} others; but one that was interrupted, refused, denied or cut off counts
     * more than that others ended otherwise.
     */
    public static ExitCode ofItems(Collection<ExitCode> failed, int succeeded) {
        ExitCode strongest = failed.stream().reduce(OK, ExitCode::strongest);
        if (STRONGEST_FIRST.indexOf(strongest) <= STRONGEST_FIRST.indexOf(UNREACHABLE)) {
            return strongest;
        }
        return failed.isEmpty() || succeeded == 0 ? ofItems(failed) : FAILURE;
    }

    /** The one that wins when more than one holds for the whole command. */
    public static ExitCode strongest(ExitCode first, ExitCode second) {
        return List.of(first, second).stream()
                .min(Comparator.comparingInt(STRONGEST_FIRST::indexOf))
                .orElseThrow();
    }
}
