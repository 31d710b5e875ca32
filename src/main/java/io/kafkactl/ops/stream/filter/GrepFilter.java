package io.kafkactl.ops.stream.filter;

import io.kafkactl.error.Cancellation;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.UndecodableException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the records in whose value's text a regular expression is found; bytes that are no text match nothing. */
public final class GrepFilter implements RecordFilter {
    private final Matcher matcher;
    private final FieldDecoder decoder;
    private final Cancellation cancellation;
    private final RecordFailures failures;

    /** The text of a value is what {@code decoder} makes of it. */
    public GrepFilter(Pattern regex, FieldDecoder decoder, Cancellation cancellation, RecordFailures failures) {
        this.matcher = regex.matcher("");
        this.decoder = decoder;
        this.cancellation = cancellation;
        this.failures = failures;
    }

    @Override
    public boolean test(KafkaRecord record) {
        Bytes value = record.value();
        if (value == null) {
            return false;
        }
        try {
            return matcher.reset(new InterruptibleText(text(record, value), cancellation))
                    .find();
        } catch (UndecodableException e) {
            failures.add(record, "--grep: " + e.reason() + "; not selected");
            return false;
        } catch (StackOverflowError e) {
            failures.add(record, "--grep: the value is too long for this expression; not selected");
            return false;
        }
    }

    private String text(KafkaRecord record, Bytes value) throws UndecodableException {
        if (decoder == BytesFormat.BYTES) {
            return value.text();
        }
        ByteBuilder text = new ByteBuilder();
        decoder.put(record, value.array(), text);
        return Bytes.of(text.toByteArray()).text();
    }
}
