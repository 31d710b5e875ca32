package io.kafkactl.ops.provision.plan;

import java.util.Locale;

/** What an operation may cost. */
public enum Risk {
    SAFE,
    /** Something has to be thought of, and nothing is lost by it. */
    CAUTION,
    /** Records are lost, or writes refused. */
    DESTRUCTIVE;

    /** As output and files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
