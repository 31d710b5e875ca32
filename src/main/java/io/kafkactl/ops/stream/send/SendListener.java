package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;

/** Hears at once, from any thread, of what goes wrong while sending. */
public interface SendListener {
    /** The run begins, and may be asked how far it is. */
    default void started(SendProgress progress) {}

    /** The items {@code where}, one or a run of them with the same reason, did not reach the topic. */
    void failed(String where, KafkactlException reason);

    /** Something that the user should know while it lasts, such as brokers that do not answer. */
    void warning(String text);

    /** What was warned of is over. */
    void recovered(String text);
}
