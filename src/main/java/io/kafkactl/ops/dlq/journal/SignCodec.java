package io.kafkactl.ops.dlq.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What the journal says of runs at work: leases, who takes part, wishes to stop, ends, and tails on other clusters. */
final class SignCodec {
    private SignCodec() {}

    static byte[] encode(Lease lease) {
        return JournalJson.write(json -> write(json, lease));
    }

    private static void write(JsonGenerator json, Lease lease) throws IOException {
        json.writeStringField("run", lease.run());
        json.writeStringField("operator", lease.operator());
        json.writeStringField("host", lease.host());
        json.writeNumberField("pid", lease.pid());
        json.writeNumberField("processStart", lease.processStart());
        json.writeStringField("time", lease.time().toString());
        if (lease.group() != null) {
            json.writeStringField("group", lease.group());
        }
    }

    static byte[] encode(Participant participant) {
        return JournalJson.write(json -> {
            write(json, participant.lease());
            json.writeStringField("topicId", participant.topicId());
            json.writeObjectFieldStart("ends");
            for (Map.Entry<Integer, Long> end : participant.ends().entrySet()) {
                json.writeNumberField(end.getKey().toString(), end.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("done");
            for (int partition : participant.done()) {
                json.writeNumber(partition);
            }
            json.writeEndArray();
        });
    }

    static Participant decodeParticipant(byte[] value, String where) {
        Map<Integer, Long> ends = new HashMap<>();
        Set<Integer> done = new HashSet<>();
        JsonNode json = JournalJson.read(value, where);
        try {
            json.path("ends")
                    .properties()
                    .forEach(end -> ends.put(
                            Integer.parseInt(end.getKey()), end.getValue().asLong()));
        } catch (NumberFormatException e) {
            throw JournalJson.notUnderstood(where, e);
        }
        json.path("done").forEach(partition -> done.add(partition.asInt()));
        return new Participant(lease(json, where), json.path("topicId").asText(), Map.copyOf(ends), Set.copyOf(done));
    }

    static byte[] encode(StopRequest request) {
        return JournalJson.write(json -> {
            json.writeStringField("operator", request.operator());
            json.writeStringField("time", request.time().toString());
        });
    }

    static StopRequest decodeStop(String run, byte[] value, String where) {
        JsonNode json = JournalJson.read(value, where);
        return new StopRequest(run, json.path("operator").asText(), JournalJson.time(json, where));
    }

    static byte[] encode(TargetTail tail) {
        return JournalJson.write(json -> {
            json.writeStringField("topicId", tail.topicId());
            json.writeStringField("cluster", tail.clusterId());
            json.writeObjectFieldStart("ends");
            for (Map.Entry<TopicPartition, Long> end : tail.ends().entrySet()) {
                json.writeNumberField(end.getKey().toString(), end.getValue());
            }
            json.writeEndObject();
            json.writeStringField("time", tail.time().toString());
        });
    }

    static TargetTail decodeTail(String run, byte[] value, String where) {
        JsonNode json = JournalJson.read(value, where);
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<String, JsonNode> end : json.path("ends").properties()) {
            int dash = end.getKey().lastIndexOf('-');
            try {
                ends.put(
                        new TopicPartition(
                                end.getKey().substring(0, dash),
                                Integer.parseInt(end.getKey().substring(dash + 1))),
                        end.getValue().longValue());
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw JournalJson.notUnderstood(where, e);
            }
        }
        return new TargetTail(
                run, json.path("topicId").asText(), json.path("cluster").asText(), ends, JournalJson.time(json, where));
    }

    static byte[] encode(RunEnd end) {
        return JournalJson.write(json -> {
            json.writeStringField("end", end.how().name().toLowerCase(Locale.ROOT));
            json.writeStringField("time", end.time().toString());
        });
    }

    static RunEnd decodeEnd(String run, byte[] value, String where) {
        JsonNode json = JournalJson.read(value, where);
        try {
            RunEnd.How how = RunEnd.How.valueOf(json.path("end").asText().toUpperCase(Locale.ROOT));
            return new RunEnd(run, how, JournalJson.time(json, where));
        } catch (IllegalArgumentException e) {
            throw JournalJson.notUnderstood(where, e);
        }
    }

    static Lease decodeLease(byte[] value, String where) {
        return lease(JournalJson.read(value, where), where);
    }

    private static Lease lease(JsonNode json, String where) {
        return new Lease(
                json.path("run").asText(),
                json.path("operator").asText(),
                json.path("host").asText(),
                json.path("pid").asLong(),
                json.path("processStart").asLong(),
                JournalJson.time(json, where),
                json.hasNonNull("group") ? json.path("group").asText() : null);
    }
}
