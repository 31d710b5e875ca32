package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.send.ResumePoint;
import io.kafkactl.ops.stream.send.SendListener;
import io.kafkactl.ops.stream.send.SendProgress;
import io.kafkactl.ops.stream.send.SendSummary;
import io.kafkactl.output.ErrorLine;
import io.kafkactl.output.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the user on stderr what goes wrong while sending, and at the end what became of everything. */
final class SendReport implements SendListener, AutoCloseable {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Invocation invocation;
    private final InputSources inputs;
    private final boolean dryRun;
    private Progress progress = Progress.none();

    /** @param inputs know how far a run is */
    SendReport(Invocation invocation, InputSources inputs, boolean dryRun) {
        this.invocation = invocation;
        this.inputs = inputs;
        this.dryRun = dryRun;
    }

    @Override
    public void started(SendProgress run) {
        if (!inputs.areTyped()) {
            progress = invocation.progress(inputs.work(run));
        }
    }

    @Override
    public void close() {
        progress.close();
    }

    @Override
    public void failed(String where, KafkactlException reason) {
        invocation.say(ErrorLine.text(
                new ItemError(
                        where,
                        reason.exitCode(),
                        reason.error(),
                        where + ": " + reason.message(),
                        reason.hint().orElse(null)),
                invocation.theme()));
    }

    @Override
    public void warning(String text) {
        invocation.warn(text);
    }

    @Override
    public void recovered(String text) {
        invocation.notice(text);
    }

    void conclude(SendSummary summary, @Nullable Path rejectFile) {
        progress.close();
        if (summary.stoppedAt() != null) {
            invocation.say("stopped after " + summary.stoppedAt() + "; what follows was not sent");
        }
        String transaction = transaction(summary);
        if (transaction != null) {
            invocation.say(transaction);
        }
        if (summary.resume() != null) {
            invocation.say(resume(summary.resume()));
        }
        if (rejectFile != null && !dryRun && Files.isRegularFile(rejectFile)) {
            invocation.say(
                    "what was refused is in " + rejectFile + ", the reasons are in " + rejectFile + ".reasons.jsonl");
        }
        invocation.note(String.format(
                Locale.ROOT,
                "%s, failed %d, %d bytes in %.2f s",
                counts(summary),
                summary.failed(),
                summary.bytes(),
                summary.duration().toMillis() / MILLIS_PER_SECOND));
    }

    private String counts(SendSummary summary) {
        if (dryRun) {
            return "dry run: " + summary.sent() + " could be sent";
        }
        return "sent " + summary.sent()
                + (summary.acknowledged() == null
                        ? ", none acknowledged because acks=0 asks for nothing"
                        : ", acknowledged " + summary.acknowledged());
    }

    private static @Nullable String transaction(SendSummary summary) {
        if (summary.transaction() == null) {
            return null;
        }
        return switch (summary.transaction()) {
            case COMMITTED -> null;
            case ABORTED -> "transaction aborted: no read_committed reader sees any of the input";
            case LEFT_TO_EXPIRE ->
                "transaction not committed: no read_committed reader sees any of the input, and the brokers abort it "
                        + "when its time is over";
            case UNKNOWN ->
                "the commit was not answered: all of the input is in the topic or none, so look before sending again";
        };
    }

    private static String resume(ResumePoint point) {
        String named = point.source().name();
        String where = point.source().unit().equals("file")
                ? "to go on, send " + point.source().title() + " again"
                : "to go on, use --resume-from " + point.number()
                        + (named == null || named.equals("-")
                                ? ""
                                : " with " + point.source().title());
        String twice = point.acknowledgedAfter() == 0
                ? ""
                : "; " + point.acknowledgedAfter()
                        + " records behind it are acknowledged all the same and would be sent twice";
        return where
                + twice
                + (point.uncertain() ? "; what was sent and not acknowledged may be in the topic, too" : "");
    }
}
