package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of one run share.
 *
 * @param batchBytes of one transaction, so that all workers together keep to their memory
 * @param brake null when the run goes on whatever the failing group does
 * @param elsewhere null when the targets are on the cluster of the dead letters
 * @param sequences of journal entries, by dead-letter partition, over all phases of the run
 */
record RunScope(
        Connection connection,
        RedriveRequest request,
        Journal journal,
        TopicPartition journalPartition,
        TargetTopics targets,
        RedriveTally tally,
        RedriveListener listener,
        long selectedCount,
        int workers,
        int batchBytes,
        Pacer pacer,
        @Nullable LagBrake brake,
        Map<Integer, AtomicLong> sequences,
        @Nullable SentElsewhere elsewhere,
        Clock clock,
        Cancellation stop) {
    /** The same for a part of the work that may be stopped alone. */
    RunScope stoppedBy(Cancellation part) {
        return new RunScope(
                connection,
                request,
                journal,
                journalPartition,
                targets,
                tally,
                listener,
                selectedCount,
                workers,
                batchBytes,
                pacer,
                brake,
                sequences,
                elsewhere,
                clock,
                part);
    }

    /** Selected records that the run has not come to, {@code changed} of which others had settled. */
    long notReached(long changed) {
        return tally.notReached(selectedCount - changed);
    }

    void reportProgress() {
        listener.progress(tally.settledCount(), selectedCount);
    }

    /** Unique within the run, so that no entry of it ever replaces another under compaction. */
    long nextSequence(int partition) {
        return sequences.computeIfAbsent(partition, p -> new AtomicLong()).getAndIncrement();
    }

    /** Waits until so many records may go; false when the run is to stop. */
    boolean mayGo(int records) {
        try {
            return (brake == null || brake.await(stop)) && pacer.await(records, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is settled in the eyes of this run: by anybody, or by itself alone when it works again. */
    JournalState settled(Journal.Reading reading) {
        if (!request.rules().journal()) {
            return new JournalState();
        }
        return request.rules().again()
                ? journal.readRun(request.dlq().topicId(), request.run(), reading)
                : journal.read(request.dlq().topicId(), reading);
    }

    /**
     * Exit 7 or 8 unless the topics are still those of the plan. Records that were read before this check come from the
     * planned topic; those of a topic that took its name are not what was selected.
     */
    void requireTopics(Set<String> targetNames) {
        String dlq = request.dlq().name();
        Set<String> names = new HashSet<>(elsewhere == null ? targetNames : Set.of());
        names.add(dlq);
        if (request.rules().journal()) {
            names.add(journal.topic());
        }
        Map<String, TopicDescription> now = connection.cluster().findTopics(names);
        require(now.get(dlq), request.dlq().topicId(), "dead-letter topic '" + dlq + "'");
        Map<String, TopicDescription> targetsNow =
                elsewhere == null ? now : elsewhere.target().cluster().findTopics(targetNames);
        for (String name : targetNames) {
            Optional<TargetTopic> planned = targets.find(name);
            if (planned.isPresent()) {
                require(targetsNow.get(name), planned.get().id(), "target '" + name + "'");
            }
        }
        if (request.rules().journal()) {
            TopicDescription found = now.get(journal.topic());
            journal.requireInUse(found == null ? null : found.topicId());
        }
    }

    private static void require(@Nullable TopicDescription topic, Uuid planned, String what) {
        if (topic == null || !topic.topicId().equals(planned)) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "the " + what + " was deleted " + (topic == null ? "" : "and created again ")
                            + "while the run was at work",
                    "kafkactl dlq redrive --dry-run shows what is left");
        }
    }
}
