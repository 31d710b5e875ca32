package io.kafkactl.cli.dlq;

import io.kafkactl.ops.dlq.DeadLetterView;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonBytes;
import java.time.Instant;
import java.util.ArrayList;
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
            .jsonOnly("key", v -> plain(v.record().key()))
            .jsonOnly("value", v -> plain(v.record().value()))
            .jsonOnly("headers", DeadLetterRows::headers);

    private DeadLetterRows() {}

    static List<Field> fields(DeadLetterView view) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "record", view.record().partition() + ":" + view.record().offset()));
        fields.add(new Field("state", view.settled() ? "settled" : "pending"));
        fields.add(new Field("timestamp", Instant.ofEpochMilli(view.record().timestamp())));
        fields.add(new Field("format", view.format()));
        Provenance provenance = view.provenance();
        if (provenance != null) {
            fields.add(new Field("target", view.origin().topic() + (view.targetDerived() ? "" : " (not derived)")));
            fields.add(new Field(
                    "origin", provenance.hasCoordinates() ? provenance.partition() + ":" + provenance.offset() : null));
            fields.add(new Field("failed group", provenance.failure().group()));
            fields.add(new Field("failed at", provenance.failure().time()));
            fields.add(new Field("error", provenance.failure().errorClass()));
            fields.add(new Field("reason", provenance.failure().message()));
        }
        fields.add(new Field("redrives", view.redrives()));
        fields.add(new Field("payload exact", payloadExact(view)));
        fields.add(new Field("key", shown(view.record().key())));
        fields.add(new Field("value", shown(view.record().value())));
        for (DeadLetterView.HeaderView header : view.headers()) {
            fields.add(new Field(
                    "header " + header.header().name() + " (" + action(header) + ")",
                    shown(header.header().value())));
        }
        return fields;
    }

    private static List<Map<String, @Nullable Object>> headers(DeadLetterView view) {
        List<Map<String, @Nullable Object>> headers = new ArrayList<>();
        for (DeadLetterView.HeaderView header : view.headers()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", header.header().name());
            fields.put("value", plain(header.header().value()));
            fields.put("onRedrive", action(header));
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

    /** Text as it is, other bytes in base64; null stays null, so that it is not taken for text. */
    private static @Nullable String shown(@Nullable Bytes bytes) {
        Object plain = plain(bytes);
        return plain == null ? null : plain.toString();
    }
}
