package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.RegistrySchemas;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Works out what a redrive would do, without writing, fencing or creating anything. */
public final class RedrivePlanner {
    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Formats formats;

    public RedrivePlanner(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
    }

    /** Exit 8 when the format of the dead letters is not certain. */
    public RedrivePlan plan(RedriveRequest request) {
        DlqTopic dlq = request.dlq();
        DlqSnapshot snapshot = DlqSnapshot.take(connection, dlq.topicPartitions(), cancellation);
        Journal journal = RedriveEngine.journal(connection, cancellation);
        Uuid journalId = journal.id().orElse(null);
        JournalState settled = journal.read(dlq.topicId(), Journal.Reading.ADVISORY);
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        long settledBefore = 0;
        for (TopicPartition partition : dlq.topicPartitions()) {
            OffsetRange all = snapshot.range(partition);
            OffsetSet done = settled.settled(partition.partition());
            settledBefore += done.count(all.from(), all.to());
            ranges.put(partition.partition(), new OffsetRange(done.firstAbsent(all.from()), all.to()));
        }
        DeadLetterFormat format = format(request, snapshot);
        Scan scan = new Scan(dlq.name(), settled);
        if (format != null) {
            scan.read(request, format, snapshot, ranges);
        }
        requireNotCancelled();
        return new RedrivePlan(
                request,
                format,
                ranges,
                scan.selected,
                scan.tally.groups(),
                scan.fromSource,
                scan.reencoded,
                scan.timestampsReplaced,
                settledBefore,
                snapshot.hidden(dlq.topicPartitions()),
                journal.topic(),
                journalId,
                settled.isComplete());
    }

    private void requireNotCancelled() {
        if (cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted while planning, nothing was sent", null);
        }
    }

    /** Null when there is no record to decide by. */
    private @Nullable DeadLetterFormat format(RedriveRequest request, DlqSnapshot snapshot) {
        String named =
                request.format() != null ? request.format() : request.dlq().format();
        if (named != null) {
            return formats.byId(named);
        }
        String topic = request.dlq().name();
        List<ConsumerRecord<byte[], byte[]>> samples = snapshot.sample().getOrDefault(topic, List.of());
        if (samples.isEmpty()) {
            return null;
        }
        List<DeadLetterFormat> found = formats.detect(samples);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw KafkactlException.refused(
                "DLQ_FORMAT_UNCERTAIN",
                found.isEmpty()
                        ? "no known dead-letter format in '" + topic + "'"
                        : "'" + topic + "' holds dead letters of several formats: "
                                + String.join(
                                        ", ",
                                        found.stream().map(DeadLetterFormat::id).toList()),
                "--dlq-format names one (" + String.join(", ", formats.ids())
                        + "); records of another format then stay pending");
    }

    /** One pass over what is not settled. */
    private final class Scan {
        private final String topic;
        private final JournalState settled;
        private final RedriveTally tally = new RedriveTally();
        private final Map<Integer, OffsetSet> selected = new TreeMap<>();
        private long fromSource;
        private long reencoded;
        private long timestampsReplaced;

        Scan(String topic, JournalState settled) {
            this.topic = topic;
            this.settled = settled;
        }

        void read(
                RedriveRequest request,
                DeadLetterFormat format,
                DlqSnapshot snapshot,
                Map<Integer, OffsetRange> ranges) {
            Map<TopicPartition, OffsetRange> parts = new HashMap<>();
            ranges.forEach((partition, range) -> parts.put(new TopicPartition(topic, partition), range));
            TargetTopics targets = new TargetTopics(connection.cluster());
            try (RangeReader reader = snapshot.reader(parts);
                    SourceRecords sources = new SourceRecords(connection)) {
                Router router = new Router(request, format, targets, sources, clock);
                while (!reader.finished() && !cancellation.isCancelled()) {
                    for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                        if (!settled.settled(record.partition()).contains(record.offset())
                                && request.selection()
                                        .accepts(record, format.read(record).orElse(null))) {
                            count(record, router.route(record));
                        }
                    }
                }
            }
        }

        private void count(ConsumerRecord<byte[], byte[]> record, Routing routing) {
            if (routing instanceof Routing.Stay stay) {
                tally.stays(stay.reason(), stay.target(), record.partition(), record.offset(), null);
            } else if (routing instanceof Routing.Send send) {
                tally.sent(send.record().topic(), record.partition(), record.offset());
                selected.computeIfAbsent(record.partition(), p -> new OffsetSet())
                        .add(record.offset(), record.offset());
                fromSource += send.value() == Routing.Value.FROM_SOURCE ? 1 : 0;
                reencoded += send.value() == Routing.Value.REENCODED ? 1 : 0;
                timestampsReplaced += send.timestampReplaced() ? 1 : 0;
            }
        }
    }
}
