package io.kafkactl.ops.group;

import java.util.Locale;

/** How the members of a group share partitions; decides which requests the group understands. */
public enum GroupType {
    CLASSIC,
    CONSUMER,
    SHARE,
    STREAMS;

    /** A broker that names no type knows classic groups only. */
    static GroupType of(org.apache.kafka.common.GroupType type) {
        return switch (type) {
            case CONSUMER -> CONSUMER;
            case SHARE -> SHARE;
            case STREAMS -> STREAMS;
            case CLASSIC, UNKNOWN -> CLASSIC;
        };
    }

    /** Lower case, as Kafka's {@code group.protocol} and our options spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
