package io.kafkactl.ops.stream.copy;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.ops.stream.read.Delivery;
import io.kafkactl.ops.stream.read.DeliveryLedger;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OutgoingRecord;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Makes of each record the one to send, checks it against the target, and under a dry run leaves it at that. */
final class CheckedCopy implements Delivery {
    private final CopyTarget target;
    private final TopicRules rules;
    private final DeliveryLedger ledger;
    private final CopyListener listener;

    CheckedCopy(CopyTarget target, TopicRules rules, DeliveryLedger ledger, CopyListener listener) {
        this.target = target;
        this.rules = rules;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** Throws for a record that the target is certain to refuse. */
    OutgoingRecord checked(KafkaRecord record) {
        OutgoingRecord outgoing = new OutgoingRecord(
                target.keepPartition() ? record.partition() : null,
                record.hasTimestamp() ? record.timestamp() : null,
                record.key(),
                record.value(),
                record.headers());
        try {
            rules.check(outgoing);
            return outgoing;
        } catch (KafkactlException e) {
            throw KafkactlException.failure(
                    e.error(),
                    "record " + record.partition() + ":" + record.offset() + " cannot be copied to topic '"
                            + target.topic() + "': " + e.message(),
                    e);
        }
    }

    @Override
    public void accept(KafkaRecord record) {
        OutgoingRecord outgoing = checked(record);
        rules.doubt(outgoing).ifPresent(why -> listener.mayBeRefused(record, why));
        ledger.add(Map.of(), 1, TopicRules.bytes(outgoing));
    }

    @Override
    public void advance(Map<TopicPartition, Long> positions, boolean idle) {
        ledger.add(positions, 0, 0);
    }

    @Override
    public void settle() {}

    @Override
    public void finish(Ending ending) {}
}
