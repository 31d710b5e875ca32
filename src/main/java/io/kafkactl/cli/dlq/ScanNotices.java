package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.inspect.DlqScan;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.output.Progress;
import io.kafkactl.output.Work;

/** What the user should know about a dead-letter topic that is looked at. */
final class ScanNotices {
    private ScanNotices() {}

    static void before(Invocation invocation, DlqScan scan) {
        if (scan.format() == null && !scan.isEmpty()) {
            invocation.warn("no single dead-letter format is in all sampled records of '"
                    + scan.dlq().name() + "': --dlq-format names one, else nothing is known about failures");
        }
        if (!scan.isJournalComplete()) {
            invocation.warn("a redrive has a transaction open on the journal: less may be pending than is shown");
        }
    }

    /** Shown while the topic is read. */
    static Progress progress(Invocation invocation, ReadMeter meter) {
        long passed = meter.passed();
        long total = meter.total();
        return invocation.readingProgress(
                Work.of("read", "offsets", () -> meter.passed() - passed, () -> meter.total() - total));
    }

    static void settledLeftOut(Invocation invocation, DlqScan scan, boolean all) {
        long settled = scan.settledCount();
        if (!all && settled > 0) {
            invocation.note(
                    Counted.of(settled, "settled offset is", "settled offsets are") + " left out; --all takes them in");
        }
    }
}
