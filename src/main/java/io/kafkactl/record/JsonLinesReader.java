package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.kafkactl.error.SimilarName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON line, version 1, as a record to send; strict, so that nothing is misread silently. */
public final class JsonLinesReader implements RecordParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Lines are UTF-8; guessing would read a line with zero bytes as UTF-16.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final List<String> FIELDS =
            List.of("topic", "partition", "offset", "timestamp", "timestampType", "key", "value", "headers");
    /** What the writer adds to lines that do not hold the bytes themselves. */
    private static final List<String> LABELS = List.of(
            "keyFormat",
            "keySchemaId",
            "keySchemaGuid",
            "keyMessage",
            "valueFormat",
            "valueSchemaId",
            "valueSchemaGuid",
            "valueMessage");

    private static final String DECODE_ERROR = "decodeError";

    private final boolean keepPartition;
    private final FieldEncoders encoders;

    /** A reader that ignores where the record came from, or with {@code keepPartition} sends it to that partition. */
    public JsonLinesReader(boolean keepPartition) {
        this(keepPartition, FieldEncoders.RAW);
    }

    /** A reader whose lines hold keys and values of other formats than bytes. */
    public JsonLinesReader(boolean keepPartition, FieldEncoders encoders) {
        this.keepPartition = keepPartition;
        this.encoders = encoders;
    }

    @Override
    public OutgoingRecord parse(byte[] line, int offset, int length) {
        if (!Utf8.isValid(line, offset, length)) {
            throw MalformedRecord.because(
                    "the line is not valid UTF-8", "bytes that are not UTF-8 are written as {\"base64\":\"…\"}");
        }
        try (JsonParser json = JSON.createParser(line, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw MalformedRecord.because(
                        "the line is not a JSON object", "'-i text' sends lines as they are, as values");
            }
            OutgoingRecord record = new Fields(keepPartition, encoders, line, offset).read(json);
            if (json.nextToken() != null) {
                throw MalformedRecord.because("something follows the JSON object", "one object a line");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw MalformedRecord.because(
                    "not valid JSON at column " + e.getLocation().getColumnNr() + ": " + JsonComplaint.of(e), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was collected of one object so far. */
    private static final class Fields {
        private final boolean keepPartition;
        private int seen;
        private @Nullable Integer partition;
        private @Nullable Long timestamp;
        private final GivenField key;
        private final GivenField value;
        private List<Header> headers = List.of();

        Fields(boolean keepPartition, FieldEncoders encoders, byte[] line, int offset) {
            this.keepPartition = keepPartition;
            this.key = new GivenField("key", encoders.key(), line, offset);
            this.value = new GivenField("value", encoders.value(), line, offset);
        }

        OutgoingRecord read(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (key.takesLabel(name, json) || value.takesLabel(name, json)) {
                    continue;
                }
                mark(name);
                json.nextToken();
                switch (name) {
                    case "partition" -> partition = keepPartition ? partition(json) : skip(json);
                    case "timestamp" -> timestamp = timestamp(json);
                    case "key" -> key.take(json);
                    case "value" -> value.take(json);
                    case "headers" -> headers = headers(json);
                    default -> json.skipChildren();
                }
            }
            if (!has("value")) {
                throw MalformedRecord.because("field 'value' is missing", "a tombstone is written as \"value\":null");
            }
            if (keepPartition && !has("partition")) {
                throw MalformedRecord.because(
                        "field 'partition' is missing", "--keep-partition needs it in every line");
            }
            return FieldEncoders.with(
                    new OutgoingRecord(partition, timestamp, null, null, headers), key.encoded(), value.encoded());
        }

        private void mark(String name) {
            int index = FIELDS.indexOf(name);
            if (index < 0) {
                throw MalformedRecord.because("unknown field '" + name + "'", hint(name));
            }
            if ((seen & 1 << index) != 0) {
                throw MalformedRecord.because("field '" + name + "' occurs twice", null);
            }
            seen |= 1 << index;
        }

        private static String hint(String unknown) {
            if (unknown.equals(DECODE_ERROR)) {
                return "the line shows what could not be decoded; 'consume -o jsonl' without --value-format and "
                        + "--key-format writes the bytes themselves";
            }
            if (LABELS.contains(unknown)) {
                String option = unknown.startsWith("key") ? "--key-format" : "--value-format";
                return "the line shows what was decoded; '" + option
                        + " auto' reads it, and 'consume -o jsonl' without "
                        + "--value-format and --key-format writes the bytes themselves";
            }
            return SimilarName.of(unknown, FIELDS)
                    .map(similar -> "did you mean '" + similar + "'?")
                    .orElse("known are " + String.join(", ", FIELDS));
        }

        private boolean has(String name) {
            return (seen & 1 << FIELDS.indexOf(name)) != 0;
        }

        private static @Nullable Integer skip(JsonParser json) throws IOException {
            json.skipChildren();
            return null;
        }

        private static Integer partition(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() != JsonParser.NumberType.INT
                    || json.getIntValue() < 0) {
                throw MalformedRecord.because("partition is not a number from 0 on", null);
            }
            return json.getIntValue();
        }

        private static @Nullable Long timestamp(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || json.getLongValue() < 0) {
                throw MalformedRecord.because(
                        "timestamp is neither null nor whole milliseconds since 1970-01-01T00:00:00Z", null);
            }
            return json.getLongValue();
        }

        private static List<Header> headers(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return List.of();
            }
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw MalformedRecord.because(
                        "headers is not an array", "its items are {\"name\":\"…\",\"value\":…}, in order");
            }
            List<Header> headers = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                headers.add(header(json, "headers[" + headers.size() + "]"));
            }
            return headers;
        }

        private static Header header(JsonParser json, String where) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw MalformedRecord.because(where + " is not an object", "it is {\"name\":\"…\",\"value\":…}");
            }
            String name = null;
            Bytes value = null;
            boolean valueSeen = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken token = json.nextToken();
                if (field.equals("name") && name == null && token == JsonToken.VALUE_STRING) {
                    name = JsonBytes.text(json, where + ".name");
                } else if (field.equals("value") && !valueSeen) {
                    value = JsonBytes.read(json, where + ".value");
                    valueSeen = true;
                } else {
                    throw MalformedRecord.because(
                            where + " has an unknown, repeated or wrong field '" + field + "'",
                            "it is {\"name\":\"…\",\"value\":…}");
                }
            }
            if (name == null || !valueSeen) {
                throw MalformedRecord.because(where + " lacks " + (name == null ? "name" : "value"), null);
            }
            return new Header(name, value);
        }
    }
}
