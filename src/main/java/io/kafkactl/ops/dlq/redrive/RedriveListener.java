package io.kafkactl.ops.dlq.redrive;

import java.util.List;

/** Is told how a redrive proceeds, from its worker threads. */
public interface RedriveListener {
    /** Something the operator should know. */
    void notice(String text);

    /** {@code settled} of {@code selected} dead letters are settled. */
    void progress(long settled, long selected);

    /** These were settled by one transaction, which is committed. */
    default void settled(List<SettledRecord> records) {}
}
