package io.kafkactl.record.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record's object, each made when it is looked at first: most expressions need one or two. */
final class RecordFields extends AbstractMap<String, JsonNode> {
    static final List<String> NAMES =
            List.of("topic", "partition", "offset", "timestamp", "key", "value", "headers", "headerList");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RecordJson json;
    private final KafkaRecord record;
    private final Map<String, JsonNode> made = new LinkedHashMap<>();

    RecordFields(RecordJson json, KafkaRecord record) {
        this.json = json;
        this.record = record;
    }

    @Override
    public @Nullable JsonNode get(Object name) {
        JsonNode known = made.get(name);
        if (known == null && name instanceof String field && NAMES.contains(field)) {
            known = make(field);
            made.put(field, known);
        }
        return known;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String field && NAMES.contains(field);
    }

    @Override
    public int size() {
        return NAMES.size();
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String name : NAMES) {
            all.put(name, get(name));
        }
        return all.entrySet();
    }

    private JsonNode make(String name) {
        return switch (name) {
            case "topic" -> NODES.textNode(record.topic());
            case "partition" -> NODES.numberNode(record.partition());
            case "offset" -> NODES.numberNode(record.offset());
            case "timestamp" -> record.hasTimestamp() ? NODES.numberNode(record.timestamp()) : NODES.nullNode();
            case "key" -> json.key(record);
            case "value" -> json.value(record);
            case "headers" -> headers();
            case "headerList" -> headerList();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** By name; of several with one name the last. */
    private ObjectNode headers() {
        ObjectNode headers = NODES.objectNode();
        record.headers().forEach(header -> headers.set(header.name(), RecordJson.raw(header.value())));
        return headers;
    }

    private ArrayNode headerList() {
        ArrayNode list = NODES.arrayNode();
        for (Header header : record.headers()) {
            list.addObject().put("name", header.name()).set("value", RecordJson.raw(header.value()));
        }
        return list;
    }
}
