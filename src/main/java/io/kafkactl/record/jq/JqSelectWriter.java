package io.kafkactl.record.jq;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;

/** Writes what an expression makes of each record: each result a line, all results of a record or none. */
public final class JqSelectWriter implements RecordSink {
    private static final int MOST_BYTES = 64 << 20;

    private final OutputStream out;
    private final JqEvaluator jq;
    private final RecordJson records;
    private final boolean rawStrings;
    private final RecordFailures failures;
    private final ByteBuilder lines = new ByteBuilder();
    private final CharsetEncoder encoder = UTF_8.newEncoder();
    private final JsonGenerator json;

    /** With {@code rawStrings} a result that is a string is written as its text, as by {@code jq -r}. */
    public JqSelectWriter(
            OutputStream out, JqProgram program, RecordJson records, boolean rawStrings, RecordFailures failures)
            throws IOException {
        this.out = out;
        this.jq = new JqEvaluator(program);
        this.records = records;
        this.rawStrings = rawStrings;
        this.failures = failures;
        this.json = RecordJson.MAPPER.createGenerator(lines, JsonEncoding.UTF8).setRootValueSeparator(null);
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        lines.clear();
        try {
            jq.results(records.of(record), this::line);
        } catch (JqFailure e) {
            failures.add(record, "--select: " + e.reason() + "; left out");
            return;
        }
        lines.moveTo(out);
    }

    private void line(JsonNode result) {
        try {
            if (rawStrings && result.isTextual()) {
                lines.put(text(result.textValue()));
            } else {
                RecordJson.MAPPER.writeTree(json, result);
                json.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        lines.put('\n');
        if (lines.length() > MOST_BYTES) {
            throw new IllegalStateException("more than " + MOST_BYTES + " bytes of results");
        }
    }

    /** JSON can spell half a character; as text it would become a question mark silently. */
    private String text(String text) {
        if (!encoder.canEncode(text)) {
            throw new IllegalStateException("the result holds a lone surrogate, which is no character");
        }
        return text;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
