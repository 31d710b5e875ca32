package io.kafkactl.ops.group;

import java.util.Arrays;
import java.util.Optional;

/** What a group is doing, in the words of all of Kafka's group protocols. */
public enum GroupState {
    STABLE("Stable"),
    EMPTY("Empty"),
    PREPARING_REBALANCE("PreparingRebalance"),
    COMPLETING_REBALANCE("CompletingRebalance"),
    ASSIGNING("Assigning"),
    RECONCILING("Reconciling"),
    NOT_READY("NotReady"),
    DEAD("Dead");

    private final String spelling;

    GroupState(String spelling) {
        this.spelling = spelling;
    }

    /** In any case of letters. */
    public static Optional<GroupState> parse(String word) {
        return Arrays.stream(values())
                .filter(state -> state.spelling.equalsIgnoreCase(word))
                .findFirst();
    }

    /** As Kafka spells it. */
    @Override
    public String toString() {
        return spelling;
    }
}
