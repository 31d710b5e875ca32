package io.kafkactl.ops.stream;

import io.kafkactl.error.KafkactlException;

/** Hears at once, from any thread, of lines that were not sent. */
@FunctionalInterface
public interface SendListener {
    /** The lines {@code where}, one or a run of them with the same reason, did not reach the topic. */
    void failed(String where, KafkactlException reason);
}
