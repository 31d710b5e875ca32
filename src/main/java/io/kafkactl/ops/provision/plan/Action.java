package io.kafkactl.ops.provision.plan;

import java.util.Locale;

/** What is done to a topic. */
public enum Action {
    CREATE,
    SET,
    UNSET,
    ADD_PARTITIONS,
    MOVE_COPIES,
    DELETE;

    /** As output and files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True for what is told to brokers as a setting. */
    public boolean isSetting() {
        return this == SET || this == UNSET;
    }
}
