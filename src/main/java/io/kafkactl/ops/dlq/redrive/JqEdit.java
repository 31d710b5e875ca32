package io.kafkactl.ops.dlq.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.jq.JqEvaluator;
import io.kafkactl.record.jq.JqFailure;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import io.kafkactl.record.schema.SchemaValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes values by jq: JSON stays JSON, other text stays text, and what the expressions leave alone keeps its bytes. */
public final class JqEdit implements ValueEdit {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonDocument.FACTORY);

    private final List<JqProgram> sets;
    private final @Nullable JqProgram transform;
    private final boolean keyMayChange;
    private final List<JqEvaluator> setters;
    private final @Nullable JqEvaluator transformer;
    private final @Nullable SchemaValues schemas;
    private final RecordJson records;

    /**
     * Applies the transformation first and the others to its result.
     *
     * @param sets each is given the value and returns the new one
     * @param transform is given the record and returns an object whose {@code value}, and {@code key}, are the new ones
     * @param schemas by which values are decoded that name one, and encoded again; null without a registry
     */
    public JqEdit(
            List<JqProgram> sets, @Nullable JqProgram transform, boolean keyMayChange, @Nullable SchemaValues schemas) {
        this.schemas = schemas;
        this.records = new RecordJson(BytesFormat.BYTES, schemas == null ? BytesFormat.BYTES : schemas.decoder());
        this.sets = List.copyOf(sets);
        this.transform = transform;
        this.keyMayChange = keyMayChange;
        this.setters = sets.stream().map(JqEvaluator::new).toList();
        this.transformer = transform == null ? null : new JqEvaluator(transform);
    }

    @Override
    public ValueEdit copy() {
        return new JqEdit(sets, transform, keyMayChange, schemas);
    }

    @Override
    public Edited apply(KafkaRecord record) throws EditFailedException {
        JsonNode json = records.of(record);
        JsonNode before = json.get("value");
        JsonNode key = json.get("key");
        JsonNode value = before;
        JsonNode newKey = key;
        if (transformer != null) {
            JsonNode result = result(transformer, json, "--transform");
            if (!result.isObject() || !result.has("value")) {
                throw failed("--transform has to return the record, an object with 'value'");
            }
            value = result.get("value");
            newKey = result.has("key") ? result.get("key") : key;
        }
        for (JqEvaluator setter : setters) {
            value = result(setter, value, "--set");
        }
        if (!newKey.equals(key) && !keyMayChange) {
            throw new EditFailedException(PendingReason.KEY_CHANGED, "another key");
        }
        Bytes keyBytes = newKey.equals(key) ? record.key() : bytes(record.key(), newKey, "key");
        if (value.equals(before)) {
            return new Edited(keyBytes, record.value());
        }
        SchemaValues.Decoded decoded = schemas == null ? null : schemas.of(record);
        return decoded == null
                ? new Edited(keyBytes, bytes(record.value(), value, "value"))
                : registered(record, keyBytes, decoded, value);
    }

    private Edited registered(KafkaRecord record, @Nullable Bytes key, SchemaValues.Decoded decoded, JsonNode after)
            throws EditFailedException {
        Bytes json = json(after);
        try {
            return new Edited(key, Objects.requireNonNull(schemas).encode(record, decoded, json), decoded.json(), json);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.INVALID_INPUT) {
                throw e;
            }
            throw failed(e.message());
        }
    }

    private static JsonNode result(JqEvaluator jq, JsonNode in, String option) throws EditFailedException {
        List<JsonNode> results = new ArrayList<>();
        try {
            jq.results(in, results::add);
        } catch (JqFailure e) {
            throw failed(option + ": " + e.reason());
        }
        if (results.size() != 1) {
            throw failed(option + " has " + results.size() + " results, not one");
        }
        return results.get(0);
    }

    private static Bytes bytes(@Nullable Bytes before, JsonNode after, String what) throws EditFailedException {
        if (before == null || after.isNull()) {
            throw failed("an edit makes no " + what + " of null, and no null of a " + what);
        }
        if (!before.isUtf8()) {
            throw failed("the " + what + " is neither JSON nor text");
        }
        if (!isJson(before) && after.isTextual()) {
            return Bytes.utf8(after.textValue());
        }
        return json(after);
    }

    private static Bytes json(JsonNode after) throws EditFailedException {
        try {
            return Bytes.of(MAPPER.writeValueAsBytes(after));
        } catch (JsonProcessingException e) {
            throw failed(String.valueOf(e.getOriginalMessage()));
        }
    }

    private static boolean isJson(Bytes bytes) {
        if (!JsonDocument.maybe(bytes.array())) {
            return false;
        }
        try {
            return Objects.nonNull(MAPPER.readTree(bytes.text()));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static EditFailedException failed(String why) {
        return new EditFailedException(PendingReason.EDIT_FAILED, why);
    }
}
