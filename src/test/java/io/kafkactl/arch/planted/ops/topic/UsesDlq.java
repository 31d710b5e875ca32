package io.kafkactl.arch.planted.ops.topic;

import io.kafkactl.arch.planted.ops.dlq.UsesPicocli;

/** Topic work that knows dead letters. */
public final class UsesDlq {
    private UsesDlq() {}

    static Class<?> used() {
        return UsesPicocli.class;
    }
}
