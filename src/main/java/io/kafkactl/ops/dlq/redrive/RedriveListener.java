package io.kafkactl.ops.dlq.redrive;

/** Is told how a redrive proceeds, from its worker threads. */
public interface RedriveListener {
    /** Something the operator should know. */
    void notice(String text);

    /** {@code sent} of {@code selected} dead letters are settled. */
    void progress(long sent, long selected);
}
