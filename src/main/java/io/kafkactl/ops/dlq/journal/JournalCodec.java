package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The journal's record format, version 1. */
final class JournalCodec {
    static final int VERSION = 1;
    static final String STOP = "stop";
    static final String END = "end";
    static final String TAIL = "tail";
    static final String PARTICIPANT = "member";
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JournalCodec() {}

    static byte[] settlementKey(Settlement entry) {
        return (entry.topicId() + "/" + entry.partition() + "/" + entry.run() + "/" + entry.sequence()).getBytes(UTF_8);
    }

    static byte[] ownerKey(String topicId, int partition) {
        return (topicId + "/" + partition + "/owner").getBytes(UTF_8);
    }

    static byte[] leaseKey(String topicId, int partition) {
        return ("lease/" + topicId + "/" + partition).getBytes(UTF_8);
    }

    /** Older readers pass over a key of fewer than three parts without looking at its value. */
    static byte[] stopKey(String run) {
        return (STOP + "/" + run).getBytes(UTF_8);
    }

    static byte[] tailKey(String run) {
        return (TAIL + "/" + run).getBytes(UTF_8);
    }

    static byte[] endKey(String run) {
        return (END + "/" + run).getBytes(UTF_8);
    }

    static byte[] participantKey(String run) {
        return (PARTICIPANT + "/" + run).getBytes(UTF_8);
    }

    static byte[] encode(Settlement entry) {
        return write(json -> {
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
        return write(json -> {
            json.writeStringField("run", run);
            json.writeStringField("operator", operator);
            json.writeStringField("time", time.toString());
        });
    }

    static byte[] encode(Lease lease) {
        return write(json -> write(json, lease));
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
        return write(json -> {
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
        JsonNode json = read(value, where);
        try {
            json.path("ends")
                    .properties()
                    .forEach(end -> ends.put(
                            Integer.parseInt(end.getKey()), end.getValue().asLong()));
        } catch (NumberFormatException e) {
            throw notUnderstood(where, e);
        }
        json.path("done").forEach(partition -> done.add(partition.asInt()));
        return new Participant(lease(json, where), json.path("topicId").asText(), Map.copyOf(ends), Set.copyOf(done));
    }

    static byte[] encode(StopRequest request) {
        return write(json -> {
            json.writeStringField("operator", request.operator());
            json.writeStringField("time", request.time().toString());
        });
    }

    static StopRequest decodeStop(String run, byte[] value, String where) {
        JsonNode json = read(value, where);
        return new StopRequest(run, json.path("operator").asText(), time(json, where));
    }

    static byte[] encode(TargetTail tail) {
        return write(json -> {
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
        JsonNode json = read(value, where);
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
                throw notUnderstood(where, e);
            }
        }
        return new TargetTail(
                run, json.path("topicId").asText(), json.path("cluster").asText(), ends, time(json, where));
    }

    static byte[] encode(RunEnd end) {
        return write(json -> {
            json.writeStringField("end", end.how().name().toLowerCase(Locale.ROOT));
            json.writeStringField("time", end.time().toString());
        });
    }

    static RunEnd decodeEnd(String run, byte[] value, String where) {
        JsonNode json = read(value, where);
        try {
            RunEnd.How how = RunEnd.How.valueOf(json.path("end").asText().toUpperCase(Locale.ROOT));
            return new RunEnd(run, how, time(json, where));
        } catch (IllegalArgumentException e) {
            throw notUnderstood(where, e);
        }
    }

    static Ownership decodeOwner(String topicId, String partition, byte[] value, String where) {
        JsonNode json = read(value, where);
        try {
            return new Ownership(
                    topicId,
                    Integer.parseInt(partition),
                    json.path("run").asText(),
                    json.path("operator").asText(),
                    time(json, where));
        } catch (NumberFormatException e) {
            throw notUnderstood(where, e);
        }
    }

    /** Entries of older versions of this program do not count their records: their targets do, or their offsets. */
    static Settlement decodeSettlement(byte[] value, String sequence, String where) {
        JsonNode json = read(value, where);
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
                    time(json, where),
                    json.path("cluster").textValue());
        } catch (IllegalArgumentException e) {
            throw notUnderstood(where, e);
        }
    }

    private static Instant time(JsonNode json, String where) {
        try {
            return Instant.parse(json.path("time").asText());
        } catch (DateTimeException e) {
            throw notUnderstood(where, e);
        }
    }

    static Lease decodeLease(byte[] value, String where) {
        return lease(read(value, where), where);
    }

    private static Lease lease(JsonNode json, String where) {
        return new Lease(
                json.path("run").asText(),
                json.path("operator").asText(),
                json.path("host").asText(),
                json.path("pid").asLong(),
                json.path("processStart").asLong(),
                time(json, where),
                json.hasNonNull("group") ? json.path("group").asText() : null);
    }

    /** Exit 8 for a record that has the right version and still makes no sense, rather than passing over it. */
    static KafkactlException notUnderstood(String where, Exception cause) {
        return refused("the journal record at " + where + " is not understood", cause);
    }

    /** Exit 8 for a version this program does not know: ignoring it could send a dead letter twice. */
    static JsonNode read(byte[] value, String where) {
        JsonNode json;
        try {
            json = MAPPER.readTree(value);
        } catch (IOException e) {
            throw refused("the journal record at " + where + " is not JSON", e);
        }
        JsonNode version = json.path("v");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw refused("the journal record at " + where + " has version " + version + ", not " + VERSION, null);
        }
        return json;
    }

    private static KafkactlException refused(String message, @org.jspecify.annotations.Nullable Exception cause) {
        return new KafkactlException(
                io.kafkactl.error.ExitCode.REFUSED,
                "UNKNOWN_JOURNAL_RECORD",
                message,
                "a newer kafkactl may have written it: use that version; nothing was sent",
                cause);
    }

    private static byte[] write(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
