package io.kafkactl.ops.topic.change;

/** Hears how far the copies are that move between brokers. */
public interface MoveListener {
    /** How many bytes are where they belong, of all that have to be copied. */
    void progress(long copied, long total);
}
