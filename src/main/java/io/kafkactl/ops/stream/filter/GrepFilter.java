package io.kafkactl.ops.stream.filter;

import io.kafkactl.error.Cancellation;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the records in whose value's text a regular expression is found; bytes that are no text match nothing. */
public final class GrepFilter implements RecordFilter {
    private final Matcher matcher;
    private final Cancellation cancellation;
    private final RecordFailures failures;

    public GrepFilter(Pattern regex, Cancellation cancellation, RecordFailures failures) {
        this.matcher = regex.matcher("");
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
            return matcher.reset(new InterruptibleText(value.text(), cancellation)).find();
        } catch (StackOverflowError e) {
            failures.add(record, "--grep: the value is too long for this expression; not selected");
            return false;
        }
    }
}
