package io.kafkactl.ops.stream.filter;

import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqEvaluator;
import io.kafkactl.record.jq.JqFailure;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;

/** Chooses the records for which a jq expression is true; one for which it fails is not chosen, but counted. */
public final class JqFilter implements RecordFilter {
    private final JqEvaluator jq;
    private final RecordJson records;
    private final RecordFailures failures;

    public JqFilter(JqProgram program, RecordJson records, RecordFailures failures) {
        this.jq = new JqEvaluator(program);
        this.records = records;
        this.failures = failures;
    }

    @Override
    public boolean test(KafkaRecord record) {
        try {
            return jq.isTrue(records.of(record));
        } catch (JqFailure e) {
            failures.add(record, "--where: " + e.reason() + "; not selected");
            return false;
        }
    }
}
