package io.kafkactl.cli.dlq;

import io.kafkactl.config.Durations;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.redrive.Joining;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import io.kafkactl.ops.dlq.redrive.TargetReader;
import io.kafkactl.output.SafeText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A redrive plan in the words that the user agrees to. */
final class PlanText {
    private static final MathContext RATE_DIGITS = new MathContext(4);
    private static final int GROUPS = 12;

    private final RedrivePlan plan;
    private final Instant now;
    private final PlanLines lines = new PlanLines();

    private PlanText(RedrivePlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    static List<String> lines(RedrivePlan plan, Instant now) {
        PlanText text = new PlanText(plan, now);
        text.counts();
        if (plan.selectedCount() > 0) {
            text.elsewhere();
            text.readers();
            new PlanRecordsText(plan, now, text.lines).add();
            text.expiry();
            text.run();
        }
        return text.lines.all();
    }

    private void counts() {
        DeadLetterFormat format = plan.format();
        lines.head("plan for '" + plan.request().dlq().name() + "'"
                + (format == null ? "" : ", dead-letter format " + format.id()));
        String selection = plan.request().selection().describe();
        if (!selection.isEmpty()) {
            lines.add("only dead letters " + SafeText.oneLine(selection));
        }
        if (plan.selectedCount() == 0) {
            lines.add("nothing to redrive");
        }
        plan.groups().forEach(group -> lines.add(line(group)));
        if (plan.settledBefore() > 0) {
            lines.add(Counted.of(plan.settledBefore(), "offset was", "offsets were") + " settled by earlier runs"
                    + (plan.request().rules().again() ? "; --again sends them AGAIN" : ""));
        }
        if (plan.hidden() > 0) {
            lines.add(Counted.of(plan.hidden(), "offset lies", "offsets lie")
                    + " behind an open transaction on the dead-letter topic, for a later run");
        }
        if (!plan.journalComplete()) {
            lines.add(
                    "a transaction is open on the journal: more may be settled already, which is read again before anything "
                            + "is sent");
        }
    }

    private static String line(RedriveGroup group) {
        PendingReason reason = group.reason();
        if (reason != null) {
            // The target is what the dead letter says: it must not rewrite the plan that the user agrees to.
            return group.records() + " stay pending: " + reason.text()
                    + (group.target().isEmpty() ? "" : " (target '" + SafeText.oneLine(group.target()) + "')")
                    + ", first " + group.sample()
                    + (group.detail() == null ? "" : ": " + SafeText.oneLine(group.detail()));
        }
        if (group.outcome() == Outcome.DUPLICATE) {
            return group.records() + " to settle without being sent: duplicates of others, first " + group.sample();
        }
        return group.outcome() == Outcome.PARKED
                ? group.records() + " to park in '" + group.target() + "', as they are: redriven too often already"
                : group.records() + " to redrive into '" + group.target() + "'";
    }

    private void elsewhere() {
        TargetCluster cluster = plan.request().elsewhere();
        if (cluster != null) {
            lines.add(
                    "cluster",
                    "ANOTHER one: " + cluster.id() + " at " + cluster.address() + ", context '" + cluster.context()
                            + "'");
        }
    }

    private void readers() {
        List<TargetReader> readers = plan.readers();
        if (readers == null) {
            lines.add(
                    "readers",
                    "not known: listing groups is not permitted; every group on the target reads them again");
            return;
        }
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        plan.targetNames().forEach(target -> byTarget.put(target, new ArrayList<>()));
        readers.stream()
                .sorted((a, b) -> Boolean.compare(b.failed(), a.failed()))
                .forEach(reader -> byTarget.computeIfAbsent(reader.target(), target -> new ArrayList<>())
                        .add(describe(reader)));
        byTarget.forEach((target, groups) -> lines.add(
                "readers",
                groups.isEmpty()
                        ? "no group has offsets on '" + target + "'"
                        : Counted.of(groups.size(), "group") + " will read '" + target + "' again: "
                                + PlanLines.some(groups, GROUPS)));
    }

    private static String describe(TargetReader reader) {
        List<String> facts = new ArrayList<>();
        if (reader.failed()) {
            facts.add("FAILED");
        }
        switch (reader.type()) {
            case SHARE, STREAMS -> facts.add(reader.type().toString());
            default -> {}
        }
        facts.add(reader.lag() == null ? "lag unknown" : "lag " + reader.lag());
        return SafeText.oneLine(reader.group()) + " (" + String.join(", ", facts) + ")";
    }

    private void expiry() {
        Instant expires = plan.facts().expires();
        if (expires != null) {
            lines.add(
                    "expires",
                    expires.isAfter(now)
                            ? "the oldest of them leaves the dead-letter topic in "
                                    + Durations.words(Duration.between(now, expires))
                            : "the oldest of them may leave the dead-letter topic at any moment: its retention is over");
        }
    }

    private void run() {
        RunRules rules = plan.request().rules();
        List<String> pace = new ArrayList<>();
        if (rules.pace().perSecond() != null) {
            pace.add("at most "
                    + new BigDecimal(rules.pace().perSecond(), RATE_DIGITS)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " records a second");
        }
        if (rules.pace().mostLag() != null) {
            pace.add("paused while group '" + plan.failedGroup() + "' lags more than "
                    + rules.pace().mostLag());
        }
        if (rules.canary() != null) {
            pace.add("first " + rules.canary().records() + " alone, until group '" + plan.failedGroup()
                    + "' has read them");
        }
        if (!pace.isEmpty()) {
            lines.add("pace", String.join("; ", pace));
        }
        if (rules.joining() != null) {
            join(rules.joining());
        }
        if (rules.takeOver()) {
            lines.add("take over", "another run that is alive is fenced");
        }
        if (rules.journal()) {
            lines.add(
                    "journal",
                    "topic '" + plan.journalTopic() + "'"
                            + (plan.journalExists() ? " remembers what was settled" : " will be created"));
        } else {
            lines.add("journal", "NONE: no later run knows what this one has sent, and sends it again");
        }
        lines.add("guarantee", guarantee());
    }

    private String guarantee() {
        if (plan.request().elsewhere() == null) {
            return "exactly once for read_committed readers of the target; read_uncommitted readers (the consumer "
                    + "default) may also see records of a batch that a crash aborted";
        }
        return "at least once: no transaction spans two clusters, so that each record is settled when the other one has "
                + "taken it; after a crash "
                + (plan.request().routing().headers().mark()
                        ? "the next run looks there for what was sent before it sends anything"
                        : "what was not settled is sent AGAIN, because without marks nothing shows it (--no-mark)");
    }

    private void join(Joining joining) {
        lines.add(
                "join",
                "shares the partitions with every process that joins with the same options, as group '"
                        + joining.group()
                        + "'"
                        + (joining.others() == 0
                                ? "; it is the first of them"
                                : "; " + Counted.of(joining.others(), "other is", "others are")
                                        + " at work, and all of them go up to the ends that the first captured"));
        if (plan.request().rules().pace().perSecond() != null) {
            lines.add("", "the pace is that of each process, not of all together");
        }
    }
}
