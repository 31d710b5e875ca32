package io.kafkactl.ops.group;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kafkactl.config.AtomicFile;
import io.kafkactl.config.YamlNode;
import io.kafkactl.config.YamlParser;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps the offsets of one group in a JSON file, so that they can be put back. */
public final class OffsetsFile {
    private static final String API_VERSION = "kafkactl/v1";
    private static final String KIND = "GroupOffsets";

    private OffsetsFile() {}

    /**
     * What stands in such a file.
     *
     * @param offsets null where nothing was committed
     */
    public record Content(String clusterId, String group, Map<TopicPartition, @Nullable CommittedOffset> offsets) {}

    /** Refuses to replace a file: it may be the only way back. */
    public static void write(Path file, Content content, Instant at) {
        if (Files.exists(file)) {
            throw KafkactlException.refused(
                    "FILE_EXISTS", "'" + file + "' exists already", "--restore-file chooses another");
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("apiVersion", API_VERSION);
            json.writeStringField("kind", KIND);
            json.writeStringField("clusterId", content.clusterId());
            json.writeStringField("group", content.group());
            json.writeStringField("savedAt", at.toString());
            json.writeArrayFieldStart("offsets");
            for (Map.Entry<TopicPartition, @Nullable CommittedOffset> entry :
                    content.offsets().entrySet()) {
                write(json, entry.getKey(), entry.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot write " + file + ": " + e, e);
        }
        AtomicFile.write(file, text + "\n");
    }

    private static void write(JsonGenerator json, TopicPartition partition, @Nullable CommittedOffset offset)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", partition.topic());
        json.writeNumberField("partition", partition.partition());
        if (offset == null) {
            json.writeNullField("offset");
        } else {
            json.writeNumberField("offset", offset.offset());
            if (offset.leaderEpoch() != null) {
                json.writeNumberField("leaderEpoch", offset.leaderEpoch());
            }
            if (!offset.metadata().isEmpty()) {
                json.writeStringField("metadata", offset.metadata());
            }
        }
        json.writeEndObject();
    }

    /** Exit 4 with line and column for anything that is not such a file. */
    public static Content read(Path file) {
        YamlNode root = YamlParser.parse(file);
        Map<String, YamlNode> fields =
                root.fields(Set.of("apiVersion", "kind", "clusterId", "group", "savedAt", "offsets"));
        require(root, fields, "apiVersion").oneOf(Set.of(API_VERSION));
        require(root, fields, "kind").oneOf(Set.of(KIND));
        Map<TopicPartition, @Nullable CommittedOffset> offsets = new LinkedHashMap<>();
        for (YamlNode item : require(root, fields, "offsets").items()) {
            Map<String, YamlNode> parts =
                    item.fields(Set.of("topic", "partition", "offset", "leaderEpoch", "metadata"));
            TopicPartition partition = new TopicPartition(
                    require(item, parts, "topic").text(),
                    Math.toIntExact(require(item, parts, "partition").number(0)));
            if (offsets.containsKey(partition)) {
                throw item.error("partition " + partition + " stands here a second time", null);
            }
            offsets.put(partition, offset(item, parts));
        }
        return new Content(
                require(root, fields, "clusterId").text(),
                require(root, fields, "group").text(),
                offsets);
    }

    private static @Nullable CommittedOffset offset(YamlNode item, Map<String, YamlNode> parts) {
        YamlNode offset = require(item, parts, "offset");
        if (offset.isNothing()) {
            return null;
        }
        YamlNode epoch = parts.get("leaderEpoch");
        YamlNode metadata = parts.get("metadata");
        return new CommittedOffset(
                offset.number(0),
                epoch == null ? null : (Integer) Math.toIntExact(epoch.number(0)),
                metadata == null ? "" : metadata.scalar(),
                null);
    }

    private static YamlNode require(YamlNode parent, Map<String, YamlNode> fields, String key) {
        YamlNode node = fields.get(key);
        if (node == null) {
            throw parent.error("'" + key + "' is missing", null);
        }
        return node;
    }
}
