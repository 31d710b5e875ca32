package io.kafkactl.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The exit-code table: public API, because scripts branch on it. */
public enum ExitCode {
    /** Done, every item; also a closed pipe on a read. */
    OK(0),
    /** A runtime error, or at least one item failed; a prompt declined. */
    FAILURE(1),
    /** Unknown flag, missing argument or address, no terminal and no {@code --yes}. */
    USAGE(2),
    /** A condition was found: a selected dead letter not settled, a wait's deadline passed. */
    CONDITION(3),
    /** Name, policy, manifest or context file is not valid; nothing was sent. */
    INVALID_INPUT(4),
    /** DNS, TLS, connection or time-out; nothing was sent, a script may retry. */
    UNREACHABLE(5),
    /** Authentication or authorization. */
    DENIED(6),
    /** Topic, partition, group or context does not exist. */
    NOT_FOUND(7),
    /** Exists already and differs, protected or read-only context, missing consent, another run alive. */
    REFUSED(8),
    /** SIGINT, after what was in flight was flushed and reported. */
    INTERRUPTED(130),
    /** SIGTERM, after what was in flight was flushed and reported. */
    TERMINATED(143);

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

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The code of several items: their common code when all ended alike, else {@link #FAILURE}. */
    public static ExitCode ofItems(Collection<ExitCode> items) {
        List<ExitCode> distinct = items.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return OK;
        }
        return distinct.size() == 1 ? distinct.get(0) : FAILURE;
    }

    /** The one that wins when more than one holds for the whole command. */
    public static ExitCode strongest(ExitCode first, ExitCode second) {
        return List.of(first, second).stream()
                .min(Comparator.comparingInt(STRONGEST_FIRST::indexOf))
                .orElseThrow();
    }
}
