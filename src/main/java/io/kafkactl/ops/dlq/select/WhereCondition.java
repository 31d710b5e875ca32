package io.kafkactl.ops.dlq.select;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqEvaluator;
import io.kafkactl.record.jq.JqFailure;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A jq expression over the record and its provenance; one for which it fails is not selected, but counted.
 *
 * <p>The record's key and value are those that a redrive would send; {@code .deadLetter} is null for a record that is
 * not of the topic's format.
 */
public final class WhereCondition implements Condition {
    private final JqProgram program;
    private final String text;
    private final RecordJson records;
    private final RecordFailures failures;
    private final JqEvaluator jq;

    public WhereCondition(JqProgram program, String text, RecordJson records, RecordFailures failures) {
        this.program = program;
        this.text = text;
        this.records = records;
        this.failures = failures;
        this.jq = new JqEvaluator(program);
    }

    @Override
    public Condition forWorker() {
        return new WhereCondition(program, text, records, failures);
    }

    @Override
    public String words() {
        return "where " + text;
    }

    @Override
    public boolean holds(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        KafkaRecord original = original(KafkaRecord.of(record), letter);
        try {
            ObjectNode json = records.of(original).objectNode();
            json.setAll(records.of(original));
            if (letter == null) {
                json.putNull("deadLetter");
            } else {
                ProvenanceJson.put(letter, json.putObject("deadLetter"));
            }
            return jq.isTrue(json);
        } catch (JqFailure e) {
            failures.add(original, "--where: " + e.reason() + "; not selected");
            return false;
        } catch (IllegalArgumentException e) {
            failures.add(original, "--where: " + e.getMessage() + "; not selected");
            return false;
        }
    }

    private static KafkaRecord original(KafkaRecord record, @Nullable DeadLetter letter) {
        if (letter == null || !letter.payload().isWrapped()) {
            return record;
        }
        Payload payload = letter.payload();
        return new KafkaRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                Bytes.ofNullable(payload.key()),
                Bytes.ofNullable(payload.value()),
                record.headers());
    }
}
