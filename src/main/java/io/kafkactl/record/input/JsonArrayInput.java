package io.kafkactl.record.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonComplaint;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.RecordParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A JSON array whose items are records; only one item at a time is in memory. Each item is written out again and read
 * by the parser of JSON lines, so that both formats mean the same.
 */
public final class JsonArrayInput implements RecordInput {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            // UTF-8 like all input; guessing would read zero bytes as UTF-16.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // A lone surrogate goes through as an escape, for the parser to refuse.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final InputStream in;
    private final JsonParser json;
    private final RecordParser parser;
    private final ByteArrayOutputStream item = new ByteArrayOutputStream();
    private long number;
    private int line;
    private boolean begun;

    /** Takes the stream over; {@code parser} reads one item as a JSON line. */
    public JsonArrayInput(InputStream in, RecordParser parser) throws IOException {
        this.in = in;
        this.json = JSON.createParser(in);
        this.parser = parser;
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!begun) {
                begin();
            }
            if (json.nextToken() == JsonToken.END_ARRAY) {
                if (json.nextToken() != null) {
                    throw notJson("something follows the array");
                }
                return false;
            }
            number++;
            line = json.currentTokenLocation().getLineNr();
            copy();
            return true;
        } catch (JsonProcessingException e) {
            throw notJson(JsonComplaint.of(e));
        }
    }

    private void begin() throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw MalformedRecord.because(
                    "the input is not a JSON array", "'-i jsonl' reads one object a line, without brackets");
        }
        begun = true;
    }

    private void copy() throws IOException {
        item.reset();
        try (JsonGenerator copy = JSON.createGenerator(item)) {
            // Numbers by their text: as doubles they might change.
            int depth = 0;
            do {
                JsonToken token = json.currentToken();
                if (token.isNumeric()) {
                    copy.writeNumber(json.getText());
                } else {
                    copy.copyCurrentEvent(json);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && json.nextToken() != null);
            if (depth > 0) {
                throw notJson("the input ends within it");
            }
        }
    }

    private KafkactlException notJson(String reason) {
        JsonStreamContext at = json.getParsingContext();
        String where =
                at.inRoot() ? "" : " of item " + Math.max(1, at.getParent().inRoot() ? number + 1 : number);
        return MalformedRecord.because(
                "not valid JSON at line " + json.currentLocation().getLineNr() + ", column "
                        + json.currentLocation().getColumnNr() + where + ": " + reason,
                "what follows cannot be read either");
    }

    @Override
    public OutgoingRecord record() {
        byte[] bytes = item.toByteArray();
        try {
            return parser.parse(bytes, 0, bytes.length);
        } catch (KafkactlException e) {
            throw MalformedRecord.because(
                    e.message().replace("the line is", "it is").replace(" at column ", ", as one line at column ")
                            + " (it begins at line " + line + ")",
                    e.hint().orElse(null));
        }
    }

    /** The number of the item: several may stand in one line. */
    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean ready() throws IOException {
        return in.available() > 0;
    }

    @Override
    public Bytes raw() {
        return Bytes.of(item.toByteArray());
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
