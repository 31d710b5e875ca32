package io.kafkactl.ops.stream;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.InputItem.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The books of a run: what was acknowledged and what failed, and whether a failure concerns one record or all that
 * would follow. Failures of the second kind come in thousands, so they are reported at the end as runs of items.
 */
final class SendLedger {
    private record Outage(InputSource source, KafkactlException reason, List<Long> numbers) {}

    private static final List<Class<? extends KafkaException>> OF_ONE_RECORD = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            SerializationException.class);

    private final ConnectionSettings settings;
    private final TopicRules rules;
    private final SendListener listener;
    private final Map<String, Outage> outages = new LinkedHashMap<>();
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long failed;
    private volatile boolean hopeless;
    private volatile boolean closing;

    SendLedger(ConnectionSettings settings, TopicRules rules, SendListener listener) {
        this.settings = settings;
        this.rules = rules;
        this.listener = listener;
    }

    void acknowledge(InputItem item) {
        item.outcome(Outcome.ACKNOWLEDGED);
        acknowledged.increment();
        bytes.add(item.bytes());
    }

    /** An item that is no record, or one that the topic will not take. */
    synchronized void reject(InputItem item, KafkactlException reason) {
        item.outcome(Outcome.REFUSED);
        failed++;
        codes.add(ExitCode.FAILURE);
        listener.failed(item.source().places(item.number(), item.number()), reason);
    }

    /** A source that ended before its end. */
    synchronized void breakOff(KafkactlException reason) {
        failed++;
        codes.add(ExitCode.FAILURE);
        listener.failed("input", reason);
    }

    /** A record that was sent and not acknowledged. */
    synchronized void refuse(InputItem item, Exception thrown) {
        refused.increment();
        KafkactlException translated = KafkaErrors.translate("send", thrown, settings);
        if (isOfOneRecord(thrown)) {
            String hint = thrown instanceof RecordTooLargeException
                    ? "max.message.bytes of topic '" + rules.topic() + "' is " + rules.maxMessageBytes()
                            + " for a compressed batch"
                    : translated.hint().orElse(null);
            reject(
                    item,
                    new KafkactlException(
                            ExitCode.FAILURE,
                            translated.error(),
                            "refused: " + KafkaErrors.oneLine(thrown),
                            hint,
                            thrown));
            return;
        }
        failed++;
        hopeless = true;
        codes.add(translated.exitCode());
        outages.computeIfAbsent(
                        item.source().places(0, 0) + translated.error(),
                        key -> new Outage(
                                item.source(),
                                new KafkactlException(
                                        translated.exitCode(),
                                        translated.error(),
                                        "not acknowledged: " + KafkaErrors.oneLine(thrown),
                                        translated.hint().orElse(null),
                                        thrown),
                                new ArrayList<>()))
                .numbers()
                .add(item.number());
    }

    private boolean isOfOneRecord(Exception thrown) {
        // The bare class is what the innocent records of a refused batch get, and those cut off by a forced close.
        return OF_ONE_RECORD.stream().anyMatch(type -> type.isInstance(thrown))
                || (thrown.getClass() == KafkaException.class && !closing);
    }

    /** From now on the producer may give up what is still in flight. */
    void closing() {
        closing = true;
    }

    /** True after a failure that every further record would meet too. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Records that were sent and whose outcome is known. */
    long settled() {
        return acknowledged.sum() + refused.sum();
    }

    long failed() {
        return failed;
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    /** The code of all lines: their common one when none was acknowledged and all failed alike, else 1. */
    synchronized ExitCode exitCode() {
        if (failed == 0) {
            return ExitCode.OK;
        }
        return acknowledged.sum() == 0 ? ExitCode.ofItems(codes) : ExitCode.FAILURE;
    }

    synchronized void reportOutages() {
        for (Outage outage : outages.values()) {
            long[] numbers =
                    outage.numbers().stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(numbers);
            int first = 0;
            for (int i = 1; i <= numbers.length; i++) {
                if (i == numbers.length || numbers[i] != numbers[i - 1] + 1) {
                    listener.failed(outage.source().places(numbers[first], numbers[i - 1]), outage.reason());
                    first = i;
                }
            }
        }
    }
}
