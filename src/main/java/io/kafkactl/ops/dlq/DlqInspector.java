package io.kafkactl.ops.dlq;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Shows what stands in a dead-letter topic and why, without changing anything. */
public final class DlqInspector {
    private static final HeaderDisposition.Fate UNKNOWN_FATE =
            new HeaderDisposition.Fate(HeaderDisposition.Action.KEEP, "of no known format");

    private final Cancellation cancellation;
    private final DlqTopic dlq;
    private final OriginTopics origins;
    private final Formats formats;
    private final DlqSnapshot snapshot;
    private final JournalState journal;
    private final @Nullable DeadLetterFormat format;

    /**
     * Captures the topic's bounds and its journal.
     *
     * @param formatName null to let the context or the records decide
     */
    public DlqInspector(Connection connection, DlqTopic dlq, @Nullable String formatName, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.dlq = dlq;
        this.origins = new OriginTopics(connection.cluster(), dlq);
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
        this.snapshot = DlqSnapshot.take(connection, dlq.topicPartitions(), cancellation);
        this.journal = new Journal(connection, connection.settings().dlq().journal(), Duration.ZERO, cancellation)
                .read(dlq.topicId(), Journal.Reading.ADVISORY);
        this.format = format(formatName != null ? formatName : dlq.format());
    }

    private @Nullable DeadLetterFormat format(@Nullable String named) {
        if (named != null) {
            return formats.byId(named);
        }
        List<DeadLetterFormat> found = formats.detect(snapshot.sample().getOrDefault(dlq.name(), List.of()));
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The first {@code limit} dead letters that are not settled, by partition and offset. */
    public List<DeadLetterView> pending(long limit) {
        List<DeadLetterView> views = new ArrayList<>();
        for (TopicPartition partition : dlq.topicPartitions()) {
            OffsetRange all = snapshot.range(partition);
            long from = journal.settled(partition.partition()).firstAbsent(all.from());
            try (RangeReader reader = snapshot.reader(Map.of(partition, new OffsetRange(from, all.to())))) {
                while (!reader.finished() && !cancellation.isCancelled() && views.size() < limit) {
                    for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                        if (views.size() < limit && !isSettled(record)) {
                            views.add(view(record));
                        }
                    }
                }
            }
        }
        return views;
    }

    /** The records at exactly these places; a place without a record is an error of its own (exit 7). */
    public List<DeadLetterView> at(List<RecordCoordinate> places, List<ItemError> errors) {
        Map<RecordCoordinate, DeadLetterView> found = new HashMap<>();
        for (RecordCoordinate place : places) {
            TopicPartition partition = new TopicPartition(dlq.name(), place.partition());
            OffsetRange all = snapshot.range(partition);
            OffsetRange wanted =
                    new OffsetRange(Math.max(all.from(), place.offset()), Math.min(all.to(), place.offset() + 1));
            try (RangeReader reader = snapshot.reader(Map.of(partition, wanted))) {
                while (!reader.finished() && !cancellation.isCancelled()) {
                    reader.poll().forEach(record -> found.put(place, view(record)));
                }
            }
            if (!found.containsKey(place)) {
                errors.add(new ItemError(
                        place.toString(),
                        ExitCode.NOT_FOUND,
                        "OFFSET_OUT_OF_RANGE",
                        "'" + dlq.name() + "' has no record at " + place,
                        all.isEmpty()
                                ? "partition " + place.partition() + " is empty or does not exist"
                                : "partition " + place.partition() + " holds offsets " + all.from() + " to "
                                        + (all.to() - 1)));
            }
        }
        return places.stream().filter(found::containsKey).map(found::get).toList();
    }

    private boolean isSettled(ConsumerRecord<byte[], byte[]> record) {
        return journal.settled(record.partition()).contains(record.offset());
    }

    private DeadLetterView view(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter = format == null ? null : format.read(record).orElse(null);
        Provenance provenance = letter == null ? null : letter.provenance();
        HeaderDisposition disposition = letter == null || format == null ? null : new HeaderDisposition(format);
        KafkaRecord kafkaRecord = KafkaRecord.of(record);
        List<DeadLetterView.HeaderView> headers = new ArrayList<>();
        for (Header header : kafkaRecord.headers()) {
            headers.add(new DeadLetterView.HeaderView(
                    header, disposition == null ? UNKNOWN_FATE : disposition.fate(header.name())));
        }
        Place origin = provenance == null ? Place.UNKNOWN : origins.origin(provenance);
        String target = origin.topic();
        return new DeadLetterView(
                kafkaRecord,
                letter,
                origin,
                target != null && dlq.isDerivedTarget(target),
                RedriveHeaders.count(record.headers(), provenance),
                isSettled(record),
                headers,
                letter == null || format == null ? List.of() : format.evidence(record));
    }
}
