package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.journal.Journal;
import java.time.Clock;
import org.apache.kafka.common.TopicPartition;

/** What the workers of one run share. */
record RunScope(
        Connection connection,
        RedriveRequest request,
        Journal journal,
        TopicPartition journalPartition,
        TargetTopics targets,
        RedriveTally tally,
        RedriveListener listener,
        long selectedCount,
        Clock clock,
        Cancellation stop) {
    void reportProgress() {
        listener.progress(tally.sentCount(), selectedCount);
    }
}
