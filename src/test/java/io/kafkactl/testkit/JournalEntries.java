package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the journal says was settled of one dead-letter topic, read by none of the code under test. */
public final class JournalEntries {
    private static final String JOURNAL = "kafkactl-dlq-journal";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one transaction settled: offsets of one partition, and where the records went. */
    public record Entry(
            String run, int partition, List<Long> offsets, String action, long records, List<Sent> targets) {}

    /** What one target partition received; offsets inclusive. */
    public record Sent(String topic, int partition, long firstOffset, long lastOffset, long count) {}

    private JournalEntries() {}

    /** Of committed transactions, in their order. */
    public static List<Entry> of(TestCluster cluster, String dlq) {
        List<Entry> entries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted(JOURNAL)) {
            JsonNode json = record.value() == null ? JSON.nullNode() : parse(record.value());
            if (json.path("dlq").asText().equals(dlq) && json.has("offsets")) {
                entries.add(entry(json));
            }
        }
        return entries;
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(new String(value, UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON in the journal", e);
        }
    }

    private static Entry entry(JsonNode json) {
        List<Sent> targets = new ArrayList<>();
        for (JsonNode target : json.path("targets")) {
            targets.add(new Sent(
                    target.path("topic").asText(),
                    target.path("partition").asInt(),
                    target.path("firstOffset").asLong(),
                    target.path("lastOffset").asLong(),
                    target.path("count").asLong()));
        }
        return new Entry(
                json.path("run").asText(),
                json.path("partition").asInt(),
                offsets(json.path("offsets").asText()),
                json.path("action").asText(),
                json.path("records").asLong(),
                targets);
    }

    /** Of {@code 10-57,60}. */
    private static List<Long> offsets(String ranges) {
        List<Long> offsets = new ArrayList<>();
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (long at = Long.parseLong(ends[0]); at <= Long.parseLong(ends[ends.length - 1]); at++) {
                offsets.add(at);
            }
        }
        return offsets;
    }
}
