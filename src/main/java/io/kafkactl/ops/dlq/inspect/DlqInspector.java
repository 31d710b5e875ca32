package io.kafkactl.ops.dlq.inspect;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Evidence;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.redrive.SourceRecords;
import io.kafkactl.ops.dlq.redrive.TargetPreview;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Shows what stands in a dead-letter topic and why, without changing anything. */
public final class DlqInspector {
    private static final HeaderDisposition.Fate UNKNOWN_FATE =
            new HeaderDisposition.Fate(HeaderDisposition.Action.KEEP, "of no known format");

    private final Connection connection;
    private final DlqScan scan;
    private final OriginTopics origins;
    private final @Nullable HeaderDisposition disposition;
    private final TargetPreview preview;

    public DlqInspector(Connection connection, DlqScan scan, Cancellation cancellation) {
        this.connection = connection;
        this.scan = scan;
        this.preview = new TargetPreview(connection, cancellation);
        this.origins = new OriginTopics(connection.cluster(), scan.dlq());
        this.disposition = scan.format() == null ? null : new HeaderDisposition(scan.format());
    }

    /** Shows the selected dead letters, by partition and offset. */
    public void show(Selection selection, boolean settledToo, Consumer<DeadLetterView> consumer) {
        scan.runInOrder(
                selection, settledToo, (record, letter, settled) -> consumer.accept(view(record, letter, settled)));
    }

    /** The records at exactly these places; a place without a record is an error of its own (exit 7). */
    public List<DeadLetterView> at(List<RecordCoordinate> places, List<ItemError> errors) {
        List<DeadLetterView> views = new ArrayList<>();
        for (RecordCoordinate place : places) {
            ConsumerRecord<byte[], byte[]> record = scan.at(place);
            if (record == null) {
                errors.add(missing(place));
            } else {
                views.add(view(record, scan.read(record), scan.isSettled(record)));
            }
        }
        return views;
    }

    private ItemError missing(RecordCoordinate place) {
        OffsetRange all = scan.range(place.partition());
        return new ItemError(
                place.toString(),
                ExitCode.NOT_FOUND,
                "OFFSET_OUT_OF_RANGE",
                "'" + scan.dlq().name() + "' has no record at " + place,
                all.isEmpty()
                        ? "partition " + place.partition() + " is empty or does not exist"
                        : "partition " + place.partition() + " holds offsets " + all.from() + " to " + (all.to() - 1));
    }

    /** The same, each with a look at whether its source record is still there. */
    public List<DeadLetterView> withSource(List<DeadLetterView> views) {
        try (SourceRecords sources = new SourceRecords(connection)) {
            return views.stream().map(view -> view.with(check(view, sources))).toList();
        }
    }

    private static @Nullable SourceCheck check(DeadLetterView view, SourceRecords sources) {
        DeadLetter letter = view.letter();
        String topic = view.origin().topic();
        Integer partition = view.origin().partition();
        Long offset = view.origin().offset();
        if (letter == null || topic == null || partition == null || offset == null) {
            return null;
        }
        return sources.at(topic, partition, offset)
                .map(source -> SourceCheck.of(source, letter))
                .orElse(SourceCheck.EXPIRED);
    }

    private DeadLetterView view(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, boolean settled) {
        Provenance provenance = letter == null ? null : letter.provenance();
        KafkaRecord kafkaRecord = KafkaRecord.of(record);
        List<DeadLetterView.HeaderView> headers = new ArrayList<>();
        for (Header header : kafkaRecord.headers()) {
            headers.add(new DeadLetterView.HeaderView(
                    header, letter == null || disposition == null ? UNKNOWN_FATE : disposition.fate(header.name())));
        }
        Place origin = provenance == null ? Place.UNKNOWN : origins.origin(provenance);
        String target = origin.topic();
        DeadLetterFormat format = scan.format();
        return new DeadLetterView(
                kafkaRecord,
                letter,
                origin,
                target != null && scan.dlq().isDerivedTarget(target),
                RedriveHeaders.count(record.headers(), provenance),
                settled,
                headers,
                letter == null || format == null ? List.of() : evidence(format, record),
                letter == null || target == null || target.isEmpty()
                        ? null
                        : preview.of(target, origin, letter.payload().key()),
                null);
    }

    /** What the format was recognised by, and what the format went by. */
    private static List<Evidence> evidence(DeadLetterFormat format, ConsumerRecord<byte[], byte[]> record) {
        List<Evidence> all = new ArrayList<>();
        all.add(new Evidence(
                "format",
                format.mark(),
                List.of(new Evidence.Reading(format.id(), "-", true)),
                "the first format that the records fit, or the one that was named"));
        all.addAll(format.evidence(record));
        return all;
    }
}
