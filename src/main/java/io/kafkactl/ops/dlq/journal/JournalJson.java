package io.kafkactl.ops.dlq.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all values of the journal share: JSON of version 1, and a refusal of everything else. */
final class JournalJson {
    static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JournalJson() {}

    static Instant time(JsonNode json, String where) {
        try {
            return Instant.parse(json.path("time").asText());
        } catch (DateTimeException e) {
            throw notUnderstood(where, e);
        }
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

    private static KafkactlException refused(String message, @Nullable Exception cause) {
        return new KafkactlException(
                ExitCode.REFUSED,
                "UNKNOWN_JOURNAL_RECORD",
                message,
                "a newer kafkactl may have written it: use that version; nothing was sent",
                cause);
    }

    /** One record, the version first. */
    static byte[] write(Fields fields) {
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

    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
