package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.stream.copy.CopyListener;
import io.kafkactl.ops.stream.copy.CopyTarget;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.ops.stream.read.ReadSummary;
import io.kafkactl.output.Progress;
import io.kafkactl.output.SafeText;
import io.kafkactl.output.Work;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.schema.Unresolved;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says on stderr what happens to a read and what became of it. */
final class ReadNotices implements CopyListener, AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Invocation invocation;
    private final String task;
    private final boolean toStdout;
    private final RecordFailures doubtful;
    private Progress progress = Progress.none();

    /**
     * Also shows how far the read is.
     *
     * @param task one word for it
     * @param toStdout records go to stdout
     */
    ReadNotices(Invocation invocation, String task, boolean toStdout) {
        this.invocation = invocation;
        this.task = task;
        this.toStdout = toStdout;
        this.doubtful = new RecordFailures(reason -> invocation.warn(SafeText.oneLine(reason)));
    }

    @Override
    public void started(String unit, LongSupplier done, long total) {
        progress = invocation.writingProgress(Work.of(task, unit, done, () -> total), toStdout);
    }

    @Override
    public void close() {
        progress.close();
    }

    @Override
    public void skipped(int partition, long from, long to) {
        invocation.warn("offsets " + from + " to " + (to - 1) + " of partition " + partition
                + " were deleted before they were read, by retention or on request; the exit code will be 1");
    }

    @Override
    public void partitionsAdded(String partitions) {
        invocation.note("the topic got new partitions, read from their start: " + partitions);
    }

    @Override
    public void heldByOthers(String group, String partitions) {
        invocation.note(
                "not read here, because other members of group '" + group + "' hold them: partitions " + partitions);
    }

    @Override
    public void mayBeRefused(KafkaRecord record, String why) {
        doubtful.add(record, why);
    }

    @Override
    public void targetUnknown(String topic) {
        invocation.warn("the configuration of topic '" + topic + "' may not be read (DESCRIBE_CONFIGS), so records "
                + "cannot be checked against it before sending");
    }

    /** Counts, when they say more than the output, and how to go on after an interruption. */
    void conclude(ReadRequest request, @Nullable CopyTarget target, ReadSummary summary) {
        if (summary.abandoned() > 0) {
            invocation.warn(summary.abandoned() + " records were read but not written: nobody took the output");
        }
        if (target != null || request.isFiltered() || invocation.verbosity() > 0) {
            invocation.note(String.format(
                    Locale.ROOT,
                    "scanned %d, %s %d%s, %d bytes in %.2f s",
                    summary.scanned(),
                    target == null ? "matched" : target.dryRun() ? "dry run: could copy" : "copied",
                    summary.matched(),
                    doubtful.count() == 0 ? "" : " (of these, " + doubtful.count() + " may be refused)",
                    summary.bytes(),
                    summary.nanos() / NANOS_PER_SECOND));
        }
        if (summary.exitCode() == ExitCode.INTERRUPTED && target != null) {
            invocation.note("stopped; the open transaction was aborted");
        }
        if (summary.continuation() != null && (target != null || !request.follow())) {
            invocation.note("go on with " + summary.continuation());
        }
    }

    /** How many records there were of those that were told about one by one, as far as they were. */
    void conclude(RecordFailures failures) {
        if (failures.count() > 0) {
            invocation.warn(failures.count() + (failures.count() == 1 ? " record" : " records")
                    + " could not be handled as asked; the exit code is 1");
        }
    }

    /** How many looked as if they had a schema and were shown as bytes all the same. */
    void conclude(Unresolved unresolved) {
        if (unresolved.count() > 1) {
            invocation.warn(unresolved.count() + " keys or values that name a schema are shown as they are");
        }
    }
}
