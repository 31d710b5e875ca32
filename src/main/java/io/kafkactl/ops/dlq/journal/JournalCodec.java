package io.kafkactl.ops.dlq.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is settled, and who owns a partition, as the journal writes it. */
final class JournalCodec {
    private JournalCodec() {}

    static byte[] encode(Settlement entry) {
        return JournalJson.write(json -> {
            json.writeStringField("dlq", entry.dlq());
            json.writeStringField("topicId", entry.topicId());
            json.writeNumberField("partition", entry.partition());
            json.writeStringField("offsets", entry.offsets().toString());
            json.writeStringField("action", entry.action());
            json.writeNumberField("records", entry.records());
            json.writeArrayFieldStart("targets");
            for (Settlement.Sent sent : entry.targets()) {
                json.writeStartObject();
                json.writeStringField("topic", sent.topic());
                json.writeNumberField("partition", sent.partition());
                json.writeNumberField("firstOffset", sent.firstOffset());
                json.writeNumberField("lastOffset", sent.lastOffset());
                json.writeNumberField("count", sent.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (entry.cluster() != null) {
                json.writeStringField("cluster", entry.cluster());
            }
            json.writeStringField("run", entry.run());
            json.writeStringField("operator", entry.operator());
            json.writeStringField("reason", entry.reason());
            json.writeStringField("time", entry.time().toString());
        });
    }

    static byte[] encodeOwner(String run, String operator, Instant time) {
        return JournalJson.write(json -> {
            json.writeStringField("run", run);
            json.writeStringField("operator", operator);
            json.writeStringField("time", time.toString());
        });
    }

    static Ownership decodeOwner(String topicId, String partition, byte[] value, String where) {
        JsonNode json = JournalJson.read(value, where);
        try {
            return new Ownership(
                    topicId,
                    Integer.parseInt(partition),
                    json.path("run").asText(),
                    json.path("operator").asText(),
                    JournalJson.time(json, where));
        } catch (NumberFormatException e) {
            throw JournalJson.notUnderstood(where, e);
        }
    }

    /** Entries of older versions of this program do not count their records: their targets do, or their offsets. */
    static Settlement decodeSettlement(byte[] value, String sequence, String where) {
        JsonNode json = JournalJson.read(value, where);
        try {
            OffsetSet offsets = new OffsetSet();
            offsets.addRanges(json.path("offsets").asText());
            List<Settlement.Sent> targets = new ArrayList<>();
            long sent = 0;
            for (JsonNode target : json.path("targets")) {
                targets.add(new Settlement.Sent(
                        target.path("topic").asText(),
                        target.path("partition").asInt(),
                        target.path("firstOffset").asLong(),
                        target.path("lastOffset").asLong(),
                        target.path("count").asLong()));
                sent += target.path("count").asLong();
            }
            return new Settlement(
                    json.path("dlq").asText(),
                    json.path("topicId").asText(),
                    json.path("partition").asInt(),
                    json.path("run").asText(),
                    Long.parseLong(sequence),
                    offsets,
                    json.path("action").asText(),
                    json.path("records").asLong(targets.isEmpty() ? offsets.size() : sent),
                    targets,
                    json.path("operator").asText(),
                    json.path("reason").asText(),
                    JournalJson.time(json, where),
                    json.path("cluster").textValue());
        } catch (IllegalArgumentException e) {
            throw JournalJson.notUnderstood(where, e);
        }
    }
}
