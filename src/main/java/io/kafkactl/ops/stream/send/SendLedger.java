package io.kafkactl.ops.stream.send;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.ShellWord;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.ops.stream.send.InputItem.Outcome;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The books of a run: what was acknowledged and what failed, and whether a failure concerns one record or all that
 * would follow. Failures of the second kind come in thousands, so they are reported at the end and together.
 */
final class SendLedger {
    private static final List<Class<? extends KafkaException>> OF_ONE_RECORD = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            SerializationException.class);

    private final ConnectionSettings settings;
    private final TopicRules rules;
    private final SendListener listener;
    private final @Nullable RejectFile rejects;
    private final boolean transactional;
    private final Outages outages = new Outages();
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private final AtomicLong sent = new AtomicLong();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long failed;
    private volatile boolean hopeless;
    private boolean rejectsLost;
    private volatile boolean closing;
    private volatile boolean aborting;
    private volatile @Nullable KafkactlException givenUp;

    SendLedger(
            ConnectionSettings settings,
            TopicRules rules,
            SendListener listener,
            @Nullable RejectFile rejects,
            boolean transactional) {
        this.settings = settings;
        this.rules = rules;
        this.listener = listener;
        this.rejects = rejects;
        this.transactional = transactional;
    }

    /** A record is about to be handed to the client, by the one thread that does so. */
    void send() {
        sent.lazySet(sent.get() + 1);
    }

    void acknowledge(InputItem item) {
        item.settle(Outcome.ACKNOWLEDGED);
        bytes.add(item.bytes());
        acknowledged.increment();
    }

    /** An item that is no record, or one that the topic will not take. */
    synchronized void reject(InputItem item, KafkactlException reason) {
        failed++;
        codes.add(ExitCode.FAILURE);
        listener.failed(item.place(), reason);
        if (keep(item, reason)) {
            item.settle(Outcome.REFUSED);
        }
    }

    /** False when it could not be kept: the run ends, and the next one begins with this item. */
    private boolean keep(InputItem item, KafkactlException reason) {
        if (rejects == null) {
            return true;
        }
        if (rejectsLost) {
            return false;
        }
        try {
            rejects.add(item, reason);
            return true;
        } catch (IOException e) {
            loseRejects(rejects, item.place(), e);
            return false;
        }
    }

    /** Nothing is refused after this. */
    synchronized void completeRejects() {
        if (rejects != null) {
            try {
                rejects.close();
            } catch (IOException e) {
                if (!rejectsLost) {
                    failed++;
                    loseRejects(rejects, "--reject-file", e);
                }
            }
        }
    }

    private void loseRejects(RejectFile file, String where, IOException thrown) {
        rejectsLost = true;
        hopeless = true;
        codes.add(ExitCode.FAILURE);
        listener.failed(
                where,
                KafkactlException.failure("IO", "cannot write '" + file.file() + "': " + thrown.getMessage(), thrown));
    }

    /** A source that ended before its end. */
    synchronized void breakOff(KafkactlException reason) {
        failed++;
        codes.add(reason.exitCode());
        listener.failed("input", reason);
    }

    /** A record that was sent and not acknowledged. */
    synchronized void refuse(InputItem item, Exception thrown) {
        refused.increment();
        if (aborting || (transactional && failed > 0)) {
            // It went down with its transaction, for a reason that is known already.
            return;
        }
        KafkactlException translated = KafkaErrors.translate("send", thrown, settings);
        if (isOfOneRecord(thrown)) {
            reject(item, refusal(thrown, translated));
            return;
        }
        failed++;
        hopeless = true;
        KafkactlException reason = givenUp == null ? notAcknowledged(thrown, translated) : givenUp;
        codes.add(reason.exitCode());
        outages.add(item, reason);
    }

    private KafkactlException refusal(Exception thrown, KafkactlException translated) {
        String reason = KafkaErrors.oneLine(thrown);
        if (!(thrown instanceof RecordTooLargeException)) {
            return new KafkactlException(
                    ExitCode.FAILURE,
                    translated.error(),
                    "refused: " + reason,
                    translated.hint().orElse(null),
                    thrown);
        }
        Explanation tooLarge = ErrorCatalogue.explain(
                ErrorCause.RECORD_TOO_LARGE,
                Map.of(
                        "reason", reason,
                        "topic", rules.topic(),
                        "word", ShellWord.of(rules.topic()),
                        "limit", String.valueOf(rules.limits().maxMessageBytes())));
        return new KafkactlException(
                tooLarge.exitCode(), translated.error(), tooLarge.message(), tooLarge.hint(), thrown);
    }

    private static KafkactlException notAcknowledged(Exception thrown, KafkactlException translated) {
        return new KafkactlException(
                translated.exitCode(),
                translated.error(),
                "not acknowledged: " + KafkaErrors.oneLine(thrown),
                translated.hint().orElse(null),
                thrown);
    }

    private boolean isOfOneRecord(Exception thrown) {
        // The bare class is what the innocent records of a refused batch get, and those cut off by a forced close.
        return OF_ONE_RECORD.stream().anyMatch(type -> type.isInstance(thrown))
                || (thrown.getClass() == KafkaException.class && !closing && givenUp == null);
    }

    /** The run as a whole failed, whatever its records. */
    synchronized void fail(KafkactlException reason) {
        failed++;
        hopeless = true;
        codes.add(reason.exitCode());
        listener.failed("transaction", reason);
    }

    /** From now on the producer may give up what is still in flight. */
    void closing() {
        closing = true;
    }

    /** From now on records fail because their transaction does. */
    void aborting() {
        aborting = true;
    }

    /** What is still in flight fails for {@code reason}, and nothing more is to be sent. */
    void giveUp(KafkactlException reason) {
        givenUp = reason;
        hopeless = true;
    }

    /** True when records were sent of which nobody knows whether they are in the topic. */
    synchronized boolean isUncertain() {
        return !outages.isEmpty();
    }

    boolean isGivenUp() {
        return givenUp != null;
    }

    /** True after a failure that every further record would meet too. */
    boolean isHopeless() {
        return hopeless;
    }

    long sent() {
        return sent.get();
    }

    /** Records that were sent and whose outcome is known. */
    long settled() {
        return acknowledged.sum() + refused.sum();
    }

    long inFlight() {
        return sent.get() - settled();
    }

    long failed() {
        return failed;
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    /** Of the acknowledged records. */
    long bytes() {
        return bytes.sum();
    }

    /** The code of all items: their common one when nothing is in the topic and all failed alike, else 1. */
    synchronized ExitCode exitCode(boolean isVoid) {
        if (failed == 0) {
            return ExitCode.OK;
        }
        return isVoid || acknowledged.sum() == 0 ? ExitCode.ofItems(codes) : ExitCode.FAILURE;
    }

    /** Reports what failed together, and why time ran out where somebody looked. */
    synchronized void reportOutages(TopicHealth health) {
        outages.report(health, listener);
    }
}
