package io.kafkactl.arch.planted.cli.topic;

import io.kafkactl.arch.planted.cli.dlq.UsesKafka;

/** A command that leans on another group. */
public final class UsesDlqGroup {
    private UsesDlqGroup() {}

    static Class<?> used() {
        return UsesKafka.class;
    }
}
