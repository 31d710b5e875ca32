package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.select.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one reading thread of a pass adds up: whole partitions, in the order of their offsets. */
final class PlanShare implements Predicate<ConsumerRecord<byte[], byte[]>>, AutoCloseable {
    private final PlanPasses passes;
    private final @Nullable DeadLetterFormat format;
    private final boolean first;
    private final Selection selection;
    private final SourceRecords sources;
    private final Routes routes;
    private final PlanScan scan;
    private final Map<Integer, OffsetSet> settled = new HashMap<>();

    /** @param first whether it is the pass that finds out what the second must know */
    PlanShare(PlanPasses passes, @Nullable DeadLetterFormat format, boolean first) {
        this.passes = passes;
        this.format = format;
        this.first = first;
        this.selection = passes.request().selection().forWorker();
        this.sources = passes.sources();
        this.routes = passes.routes(format, sources);
        this.scan = passes.scan();
    }

    /** What the thread found; complete once it has ended. */
    PlanScan scan() {
        scan.headers(routes instanceof Router router ? router.headers() : null);
        scan.end();
        return scan;
    }

    @Override
    public boolean test(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter = format == null ? null : format.read(record).orElse(null);
        if (isSettled(record)) {
            if (letter != null) {
                wentBefore(record, letter);
            }
        } else if (accepts(record, letter)) {
            judge(record, letter, routes.route(record, letter));
        }
        return true;
    }

    private boolean isSettled(ConsumerRecord<byte[], byte[]> record) {
        return settled.computeIfAbsent(record.partition(), passes::settled).contains(record.offset());
    }

    private boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        if (selection == Selection.ALL) {
            return true;
        }
        OffsetSet accepted = passes.accepted(record.partition());
        if (first && selection.accepts(record, letter)) {
            accepted.add(record.offset(), record.offset());
        }
        return accepted.contains(record.offset());
    }

    /** What went back into its own topic is no twin of what is to go to another cluster. */
    private void wentBefore(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        RedriveRequest request = passes.request();
        if (request.routing().dedupe() != Dedupe.KEY && request.elsewhere() == null) {
            if (first) {
                passes.dedupe().see(record, letter);
            } else {
                passes.dedupe().isDuplicate(record, letter);
            }
        }
    }

    private void judge(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, Routing routing) {
        if (routing instanceof Routing.Stay stay) {
            scan.stays(record, stay);
        } else if (routing instanceof Routing.Discard) {
            scan.isDiscarded(record);
        } else if (passes.request().treatment().takesAnyFormat()) {
            scan.goes(record, letter, (Routing.Send) routing);
        } else {
            judge(record, Objects.requireNonNull(letter), (Routing.Send) routing);
        }
    }

    private void judge(ConsumerRecord<byte[], byte[]> record, DeadLetter letter, Routing.Send send) {
        TargetTopic target = passes.target(send.record().topic());
        Supersession supersession = passes.supersession();
        if (first) {
            passes.dedupe().see(record, letter);
            supersession.ask(send, target);
        } else if (passes.dedupe().isDuplicate(record, letter)) {
            scan.isDuplicate(record);
            return;
        } else if (supersession.isSuperseded(send, target)) {
            if (supersession.skips(target)) {
                scan.stays(record, new Routing.Stay(PendingReason.SUPERSEDED, target.name()));
                return;
            }
            scan.isSuperseded();
        }
        scan.goes(record, letter, send);
    }

    @Override
    public void close() {
        sources.close();
    }
}
