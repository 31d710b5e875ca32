package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.BYTES;
import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.dlq.TargetPlace;
import io.kafkactl.ops.dlq.format.Evidence;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.ops.dlq.inspect.DeadLetterView;
import io.kafkactl.ops.dlq.inspect.SourceCheck;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How dead letters are shown: a line each, or one in full. */
final class DeadLetterRows {
    /** One field of a dead letter shown in full. */
    record Field(String name, @Nullable Object value) {}

    static final RowModel<Field> FIELDS = new RowModel<Field>("DeadLetter")
            .text("FIELD", "field", Field::name)
            .text("VALUE", "value", Field::value);

    private static final RowModel<TargetPlace> TARGET = new RowModel<TargetPlace>("Target")
            .jsonOnly("topic", TEXT, TargetPlace::topic)
            .jsonOnly("partition", INTEGER, TargetPlace::partition)
            .jsonOnly("why", TEXT, TargetPlace::why);

    private static final RowModel<SourceCheck> SOURCE = new RowModel<SourceCheck>("Source")
            .jsonOnly("state", TEXT, SourceCheck::state)
            .jsonOnly("differences", listOf(TEXT), SourceCheck::differences)
            .jsonOnly(
                    "key",
                    BYTES,
                    source -> source.record() == null
                            ? null
                            : plain(source.record().key()))
            .jsonOnly(
                    "value",
                    BYTES,
                    source -> source.record() == null
                            ? null
                            : plain(source.record().value()));

    private static final RowModel<Evidence.Reading> READING = new RowModel<Evidence.Reading>("Reading")
            .jsonOnly("text", TEXT, Evidence.Reading::text)
            .jsonOnly("encoding", TEXT, Evidence.Reading::encoding)
            .jsonOnly("chosen", FLAG, Evidence.Reading::chosen);

    private static final RowModel<Evidence> EVIDENCE = new RowModel<Evidence>("Evidence")
            .jsonOnly("fact", TEXT, Evidence::fact)
            .jsonOnly("place", TEXT, Evidence::place)
            .jsonOnly("rule", TEXT, Evidence::rule)
            .objects("values", READING, Evidence::readings);

    private static final RowModel<DeadLetterView.HeaderView> HEADER = new RowModel<DeadLetterView.HeaderView>("Header")
            .jsonOnly("name", TEXT, header -> header.header().name())
            .jsonOnly("value", BYTES, header -> plain(header.header().value()))
            .jsonOnly("onRedrive", TEXT, DeadLetterRows::action)
            .jsonOnly("because", TEXT, header -> header.fate().reason());

    static final RowModel<DeadLetterView> ALL = new RowModel<DeadLetterView>("DeadLetterList")
            .list()
            .tableOnly("RECORD", v -> v.record().partition() + ":" + v.record().offset())
            .jsonOnly("partition", INTEGER, v -> v.record().partition())
            .jsonOnly("offset", INTEGER, v -> v.record().offset())
            .jsonOnly("timestamp", INTEGER, v -> v.record().timestamp())
            .wide("FORMAT", "format", TEXT, DeadLetterView::format)
            .tableOnly("KEY", v -> shown(v.decodedKey(), v.record().key()))
            .text("TARGET", "originTopic", v -> v.origin().topic())
            .jsonOnly("originPartition", INTEGER, from(Provenance::partition))
            .jsonOnly("originOffset", INTEGER, from(Provenance::offset))
            .jsonOnly("originTimestamp", INTEGER, from(Provenance::originTimestamp))
            .jsonOnly("targetDerived", FLAG, DeadLetterView::targetDerived)
            .wide("FAILED-GROUP", "failedGroup", TEXT, failure(Failure::group))
            .text("ERROR", "errorClass", failure(Failure::errorClass))
            .text("REASON", "errorMessage", failure(Failure::message))
            .column("FAILED-AT", "failedAt", TIME, failure(Failure::time))
            .number("REDRIVES", "redrives", DeadLetterView::redrives)
            .jsonOnly("settled", FLAG, DeadLetterView::settled)
            .jsonOnly("payloadExact", FLAG.orNull(), DeadLetterRows::payloadExact)
            .jsonOnly("wrapperClass", TEXT, failure(Failure::wrapperClass))
            .jsonOnly("stackTrace", TEXT, failure(Failure::stackTrace))
            .wide("ATTEMPTS", "attempts", INTEGER, failure(Failure::attempts))
            .jsonOnly("lastFailedAt", TEXT, from(p -> p.failedAt().toString()))
            .jsonOnly(
                    "history",
                    listOf(TEXT).orNull(),
                    from(p -> p.history().stream().map(Place::toString).toList()))
            .object("target", TARGET, DeadLetterView::target)
            .object("source", SOURCE, DeadLetterView::source)
            .objects("evidence", EVIDENCE, DeadLetterView::evidence)
            .jsonOnly("key", BYTES, v -> plain(v.record().key()))
            .jsonOnly("value", BYTES, v -> plain(v.record().value()))
            .jsonOnly("decodedKey", TEXT, DeadLetterView::decodedKey)
            .jsonOnly("decodedValue", TEXT, DeadLetterView::decodedValue)
            .objects("headers", HEADER, DeadLetterView::headers);

    private static final int SHOWN = 160;

    private DeadLetterRows() {}

    static List<Field> fields(DeadLetterView view) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "record", view.record().partition() + ":" + view.record().offset()));
        fields.add(new Field("state", view.settled() ? "settled" : "pending"));
        fields.add(new Field("timestamp", Instant.ofEpochMilli(view.record().timestamp())));
        fields.add(new Field("format", view.format()));
        if (view.provenance() != null) {
            failure(view, view.provenance(), fields);
        }
        if (view.target() != null) {
            fields.add(new Field("target", view.target().topic() + (view.targetDerived() ? "" : " (not derived)")));
            fields.add(new Field("target partition", partition(view.target())));
        }
        fields.add(new Field("source record", state(view)));
        fields.add(new Field("redrives", view.redrives()));
        fields.add(new Field("payload exact", payloadExact(view)));
        fields.add(new Field("key", shown(view.decodedKey(), view.record().key())));
        fields.add(new Field("value", shown(view.decodedValue(), view.record().value())));
        for (DeadLetterView.HeaderView header : view.headers()) {
            fields.add(new Field(
                    "header " + header.header().name() + " (" + action(header) + ": "
                            + header.fate().reason() + ")",
                    cut(shown(header.header().value()))));
        }
        return fields;
    }

    private static void failure(DeadLetterView view, Provenance provenance, List<Field> fields) {
        Failure failure = provenance.failure();
        fields.add(new Field("origin", view.origin()));
        if (!provenance.failedAt().equals(view.origin())) {
            fields.add(new Field("failed in", provenance.failedAt()));
        }
        if (provenance.history().size() > 1) {
            fields.add(new Field(
                    "history",
                    provenance.history().stream().map(Place::toString).toList()));
        }
        fields.add(new Field("failed group", failure.group()));
        fields.add(new Field("failed at", failure.time()));
        fields.add(new Field("attempts", failure.attempts()));
        fields.add(new Field("error", failure.errorClass()));
        if (failure.wrapperClass() != null) {
            fields.add(new Field("wrapped in", failure.wrapperClass()));
        }
        fields.add(new Field("reason", failure.message()));
    }

    private static String partition(TargetPlace target) {
        return (target.partition() == null ? "" : target.partition() + ": ") + target.why();
    }

    private static String state(DeadLetterView view) {
        SourceCheck check = view.source();
        if (check == null) {
            return "cannot be looked up: the dead letter does not tell its place";
        }
        return check.state() + (check.differences().isEmpty() ? "" : " in " + String.join(", ", check.differences()));
    }

    private static @Nullable Boolean payloadExact(DeadLetterView view) {
        Payload payload = view.payload();
        return payload == null ? null : payload.isExact();
    }

    private static String action(DeadLetterView.HeaderView header) {
        return header.fate().action().name().toLowerCase(Locale.ROOT);
    }

    private static Function<DeadLetterView, @Nullable Object> from(Function<Provenance, @Nullable Object> field) {
        return view -> {
            Provenance provenance = view.provenance();
            return provenance == null ? null : field.apply(provenance);
        };
    }

    private static Function<DeadLetterView, @Nullable Object> failure(Function<Failure, @Nullable Object> field) {
        return from(provenance -> field.apply(provenance.failure()));
    }

    private static @Nullable Object plain(@Nullable Bytes bytes) {
        return JsonBytes.plain(Bytes.arrayOf(bytes));
    }

    private static @Nullable String shown(@Nullable String decoded, @Nullable Bytes bytes) {
        return decoded == null ? shown(bytes) : decoded;
    }

    /** Text as it is, other bytes in hexadecimal; null stays null, so that it is not taken for text. */
    static @Nullable String shown(@Nullable Bytes bytes) {
        if (bytes == null) {
            return null;
        }
        return isText(bytes) ? bytes.text() : "0x" + HexFormat.of().formatHex(bytes.array());
    }

    /** A number in four or eight bytes is valid UTF-8 too. */
    private static boolean isText(Bytes bytes) {
        return bytes.isUtf8() && (bytes.length() == 0 || bytes.array()[0] != 0);
    }

    /** Beside other values a stack trace is only a burden. */
    static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + ")";
    }
}
