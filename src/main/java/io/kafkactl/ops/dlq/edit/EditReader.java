package io.kafkactl.ops.dlq.edit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.JsonComplaint;
import io.kafkactl.record.JsonLinesReader;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.schema.SchemaValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an {@link EditText} after somebody was at work on it; exit 4 for what cannot be meant, naming the line. */
public final class EditReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private final byte[] text;
    private final boolean keyMayChange;
    private final @Nullable SchemaValues schemas;
    private final Map<RecordCoordinate, EditedValues.Change> changes = new HashMap<>();
    private final Set<RecordCoordinate> seen = new HashSet<>();

    private EditReader(byte[] text, List<KafkaRecord> records, boolean keyMayChange, @Nullable SchemaValues schemas) {
        this.schemas = schemas;
        this.text = text;
        this.keyMayChange = keyMayChange;
        records.forEach(record -> changes.put(
                new RecordCoordinate(record.partition(), record.offset()), new EditedValues.Change(record, null)));
    }

    /**
     * What the text makes of the records that it was written of.
     *
     * @param records those of the text as it was
     * @param schemas by which they were shown; null without a registry
     */
    public static EditedValues read(
            byte[] text, List<KafkaRecord> records, boolean keyMayChange, @Nullable SchemaValues schemas) {
        return new EditReader(text, records, keyMayChange, schemas).read();
    }

    private EditedValues read() {
        try (JsonParser json = JSON.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                int line = line(json);
                if (token != JsonToken.START_OBJECT) {
                    throw refused(line, "this is no record", null);
                }
                take(line, json);
            }
        } catch (JsonProcessingException e) {
            throw refused(e.getLocation().getLineNr(), "not valid JSON: " + JsonComplaint.of(e), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EditedValues(changes);
    }

    private void take(int line, JsonParser json) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        Place place = new Place(line);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            place.take(json);
        }
        int to = (int) json.currentLocation().getByteOffset();
        RecordCoordinate coordinate = place.coordinate();
        EditedValues.Change known = changes.get(coordinate);
        if (known == null || !known.before().topic().equals(place.topic)) {
            throw refused(
                    line,
                    "there was no record " + coordinate + " of '" + place.topic + "' in this file",
                    "records are neither added nor moved; 'kafkactl produce' sends others");
        }
        if (!seen.add(coordinate)) {
            throw refused(line, "record " + coordinate + " stands here twice", null);
        }
        KafkaRecord before = known.before();
        TreeEncoder encoder = new TreeEncoder(before, ShownValue.of(before, schemas), schemas);
        OutgoingRecord given = parse(line, Arrays.copyOfRange(text, from, to), encoder);
        require(line, coordinate, before, given.key(), given.value());
        changes.put(
                coordinate,
                new EditedValues.Change(
                        before,
                        new ValueEdit.Edited(given.key(), given.value(), encoder.jsonBefore(), encoder.jsonAfter())));
    }

    private static OutgoingRecord parse(int line, byte[] record, TreeEncoder encoder) {
        try {
            return new JsonLinesReader(false, new FieldEncoders(FieldEncoder.RAW, encoder))
                    .parse(record, 0, record.length);
        } catch (KafkactlException e) {
            // It was JSON a moment before, when comments were allowed.
            throw e.message().startsWith("not valid JSON")
                    ? refused(line, "a comment stands inside of this record", "they may stand between records")
                    : refused(line, e.message(), e.hint().orElse(null));
        }
    }

    private void require(
            int line, RecordCoordinate place, KafkaRecord before, @Nullable Bytes key, @Nullable Bytes value) {
        if (!Objects.equals(before.key(), key)) {
            if (!keyMayChange) {
                throw refused(line, "the key of " + place + " was changed", "--allow-key-change permits it");
            }
            requireNoNull(line, "key", before.key(), key);
        }
        requireNoNull(line, "value", before.value(), value);
    }

    private static void requireNoNull(int line, String what, @Nullable Bytes before, @Nullable Bytes after) {
        if ((before == null) != (after == null)) {
            throw refused(line, "an edit makes no " + what + " of null, and no null of a " + what, null);
        }
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    private static KafkactlException refused(int line, String why, @Nullable String hint) {
        return KafkactlException.invalid("EDIT_REFUSED", "line " + line + " of the edited file: " + why, hint);
    }

    /** Which record an object of the text is. */
    private static final class Place {
        private final int line;
        private @Nullable String topic;
        private @Nullable Integer partition;
        private @Nullable Long offset;
        private boolean key;

        Place(int line) {
            this.line = line;
        }

        /** Takes one field, of which the parser is at the name; what does not say which record it is, is passed over. */
        void take(JsonParser json) throws IOException {
            String name = json.currentName();
            int at = line(json);
            JsonToken token = json.nextToken();
            switch (name) {
                case "topic" -> topic = json.getText();
                case "partition" -> partition = (int) number(at, name, token, json);
                case "offset" -> offset = number(at, name, token, json);
                case "key" -> key = true;
                case "value", "valueFormat", "valueSchemaId", "valueSchemaGuid", "valueMessage" -> {}
                default ->
                    throw refused(
                            at,
                            "field '" + name + "' cannot be changed here",
                            "--set-header and --drop-header change headers, --timestamps the time");
            }
            json.skipChildren();
        }

        private static long number(int line, String name, JsonToken token, JsonParser json) throws IOException {
            if (token != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || (name.equals("partition") && json.getNumberType() != JsonParser.NumberType.INT)) {
                throw refused(line, name + " is no number that the file had", null);
            }
            return json.getLongValue();
        }

        RecordCoordinate coordinate() {
            if (topic == null || partition == null || offset == null || !key) {
                String missing =
                        topic == null ? "topic" : partition == null ? "partition" : offset == null ? "offset" : "key";
                throw refused(line, "field '" + missing + "' is missing", "it stood there when the editor opened");
            }
            return new RecordCoordinate(partition, offset);
        }
    }
}
