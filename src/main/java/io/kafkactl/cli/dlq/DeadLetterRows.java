package io.kafkactl.cli.dlq;

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
import io.kafkactl.record.KafkaRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How dead letters are shown: a line each, or one in full. */
final class DeadLetterRows {
    /** One field of a dead letter shown in full. */
    record Field(String name, @Nullable Object value) {}

    static final RowModel<Field> FIELDS = new RowModel<Field>("DeadLetter")
            .text("FIELD", "field", Field::name)
            .text("VALUE", "value", Field::value);

    static final RowModel<DeadLetterView> ALL = new RowModel<DeadLetterView>("DeadLetterList")
            .tableOnly("RECORD", v -> v.record().partition() + ":" + v.record().offset())
            .jsonOnly("partition", v -> v.record().partition())
            .jsonOnly("offset", v -> v.record().offset())
            .jsonOnly("timestamp", v -> v.record().timestamp())
            .jsonOnly("format", DeadLetterView::format)
            .tableOnly("KEY", v -> shown(v.record().key()))
            .text("TARGET", "originTopic", v -> v.origin().topic())
            .jsonOnly("originPartition", from(Provenance::partition))
            .jsonOnly("originOffset", from(Provenance::offset))
            .jsonOnly("originTimestamp", from(Provenance::originTimestamp))
            .jsonOnly("targetDerived", DeadLetterView::targetDerived)
            .jsonOnly("failedGroup", failure(Failure::group))
            .text("ERROR", "errorClass", failure(Failure::errorClass))
            .text("REASON", "errorMessage", failure(Failure::message))
            .text("FAILED-AT", "failedAt", failure(Failure::time))
            .number("REDRIVES", "redrives", DeadLetterView::redrives)
            .jsonOnly("settled", DeadLetterView::settled)
            .jsonOnly("payloadExact", DeadLetterRows::payloadExact)
            .jsonOnly("wrapperClass", failure(Failure::wrapperClass))
            .jsonOnly("stackTrace", failure(Failure::stackTrace))
            .jsonOnly("attempts", failure(Failure::attempts))
            .jsonOnly("lastFailedAt", from(p -> p.failedAt().toString()))
            .jsonOnly(
                    "history",
                    from(p -> p.history().stream().map(Place::toString).toList()))
            .jsonOnly("target", DeadLetterRows::target)
            .jsonOnly("source", DeadLetterRows::source)
            .jsonOnly("evidence", DeadLetterRows::evidence)
            .jsonOnly("key", v -> plain(v.record().key()))
            .jsonOnly("value", v -> plain(v.record().value()))
            .jsonOnly("headers", DeadLetterRows::headers);

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
        fields.add(new Field("key", shown(view.record().key())));
        fields.add(new Field("value", shown(view.record().value())));
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

    private static @Nullable Object target(DeadLetterView view) {
        TargetPlace target = view.target();
        if (target == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("topic", target.topic());
        fields.put("partition", target.partition());
        fields.put("why", target.why());
        return fields;
    }

    private static @Nullable Object source(DeadLetterView view) {
        SourceCheck check = view.source();
        if (check == null) {
            return null;
        }
        KafkaRecord record = check.record();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("state", check.state());
        fields.put("differences", check.differences());
        fields.put("key", record == null ? null : plain(record.key()));
        fields.put("value", record == null ? null : plain(record.value()));
        return fields;
    }

    private static List<Map<String, @Nullable Object>> evidence(DeadLetterView view) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Evidence evidence : view.evidence()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("fact", evidence.fact());
            fields.put("place", evidence.place());
            fields.put("rule", evidence.rule());
            fields.put(
                    "values",
                    evidence.readings().stream().map(DeadLetterRows::reading).toList());
            all.add(fields);
        }
        return all;
    }

    private static Map<String, @Nullable Object> reading(Evidence.Reading reading) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("text", reading.text());
        fields.put("encoding", reading.encoding());
        fields.put("chosen", reading.chosen());
        return fields;
    }

    private static List<Map<String, @Nullable Object>> headers(DeadLetterView view) {
        List<Map<String, @Nullable Object>> headers = new ArrayList<>();
        for (DeadLetterView.HeaderView header : view.headers()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", header.header().name());
            fields.put("value", plain(header.header().value()));
            fields.put("onRedrive", action(header));
            fields.put("because", header.fate().reason());
            headers.add(fields);
        }
        return headers;
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
