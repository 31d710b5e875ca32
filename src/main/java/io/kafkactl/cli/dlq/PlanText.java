package io.kafkactl.cli.dlq;

import io.kafkactl.config.Durations;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.redrive.EditSample;
import io.kafkactl.ops.dlq.redrive.HeaderRules;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Partitioner;
import io.kafkactl.ops.dlq.redrive.Partitioning;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.PlanFacts;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.TargetReader;
import io.kafkactl.ops.dlq.redrive.TargetTopic;
import io.kafkactl.output.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A redrive plan in the words that the user agrees to. */
final class PlanText {
    private static final int NAMES = 8;
    private static final int GROUPS = 12;

    private final RedrivePlan plan;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private PlanText(RedrivePlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    static List<String> lines(RedrivePlan plan, Instant now) {
        PlanText text = new PlanText(plan, now);
        text.counts();
        if (plan.selectedCount() > 0) {
            text.readers();
            text.values();
            text.partitions();
            text.timestamps();
            text.headers();
            text.edits();
            text.expiry();
            text.run();
        }
        return List.copyOf(text.lines);
    }

    private void add(String line) {
        lines.add("  " + line);
    }

    private void add(String label, String text) {
        lines.add("  " + String.format("%-12s", label) + text);
    }

    private void counts() {
        DeadLetterFormat format = plan.format();
        lines.add("plan for '" + plan.request().dlq().name() + "'"
                + (format == null ? "" : ", dead-letter format " + format.id()));
        String selection = plan.request().selection().describe();
        if (!selection.isEmpty()) {
            lines.add("  only dead letters " + SafeText.oneLine(selection));
        }
        if (plan.selectedCount() == 0) {
            add("nothing to redrive");
        }
        plan.groups().forEach(group -> add(line(group)));
        if (plan.settledBefore() > 0) {
            add(Counted.of(plan.settledBefore(), "offset was", "offsets were") + " settled by earlier runs"
                    + (plan.request().rules().again() ? "; --again sends them AGAIN" : ""));
        }
        if (plan.hidden() > 0) {
            add(Counted.of(plan.hidden(), "offset lies", "offsets lie")
                    + " behind an open transaction on the dead-letter topic, for a later run");
        }
        if (!plan.journalComplete()) {
            add(
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

    private void readers() {
        List<TargetReader> readers = plan.readers();
        if (readers == null) {
            add("readers", "not known: listing groups is not permitted; every group on the target reads them again");
            return;
        }
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        plan.targetNames().forEach(target -> byTarget.put(target, new ArrayList<>()));
        readers.stream()
                .sorted((a, b) -> Boolean.compare(b.failed(), a.failed()))
                .forEach(reader -> byTarget.computeIfAbsent(reader.target(), target -> new ArrayList<>())
                        .add(describe(reader)));
        byTarget.forEach((target, groups) -> add(
                "readers",
                groups.isEmpty()
                        ? "no group has offsets on '" + target + "'"
                        : Counted.of(groups.size(), "group") + " will read '" + target + "' again: "
                                + some(groups, GROUPS)));
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

    private void values() {
        PlanFacts facts = plan.facts();
        if (facts.fromSource() > 0) {
            add(
                    "values",
                    Counted.of(facts.fromSource(), "value is", "values are")
                            + " read again from the source topic, at exactly their offset");
        }
        if (facts.reencoded() > 0) {
            add(
                    "values",
                    Counted.of(facts.reencoded(), "value is", "values are")
                            + " RE-ENCODED: the source record is gone or not asked for, and the bytes may differ from it");
        }
        if (facts.superseded() > 0 || !facts.supersededComplete()) {
            add(
                    "superseded",
                    (facts.supersededComplete() ? "" : "at least ")
                            + Counted.of(facts.superseded(), "record goes", "records go")
                            + " although a newer one with the same key is in the target; --superseded skip leaves them");
        }
    }

    private void partitions() {
        Set<String> texts = new TreeSet<>();
        plan.groups().stream()
                .filter(group -> group.outcome() == Outcome.REDRIVEN)
                .forEach(group -> {
                    TargetTopic target = plan.targets().get(group.target());
                    texts.add(partitioning(
                            plan.request().routing().partitioning(),
                            target == null ? Partitioner.UNKNOWN : target.partitioner()));
                });
        if (!texts.isEmpty()) {
            add("partition", String.join("; ", texts));
        }
    }

    private static String partitioning(Partitioning rule, Partitioner seen) {
        return switch (rule) {
            case ORIGINAL -> "the original one, or by key where the target has fewer";
            case KEY -> "by key, as Kafka's clients do (murmur2)";
            case KEY_CRC32 -> "by key, as librdkafka does (CRC32)";
            case AUTO ->
                switch (seen) {
                    case MURMUR2 -> "by key, as the target's recent records show (murmur2)";
                    case CRC32 -> "by key, as the target's recent records show (CRC32)";
                    case UNKNOWN -> "the original one; by key in another topic or where the target has fewer";
                };
        };
    }

    private void timestamps() {
        PlanFacts facts = plan.facts();
        if (facts.timestampsReplaced() > 0) {
            add(
                    "timestamp",
                    Counted.of(facts.timestampsReplaced(), "is", "are")
                            + " replaced by the present time"
                            + (plan.request().routing().headers().mark() ? "; the original goes into a header" : ""));
        }
        Instant oldest = facts.oldestPreserved();
        if (oldest != null) {
            add(
                    "timestamp",
                    "kept" + (facts.timestampsReplaced() > 0 ? " for the others" : "") + ", the oldest is "
                            + age(oldest) + " old");
        }
    }

    private void headers() {
        PlanFacts facts = plan.facts();
        HeaderRules rules = plan.request().routing().headers();
        List<String> parts = new ArrayList<>();
        names(parts, "drop", facts.stripped());
        names(parts, "keep", facts.kept());
        names(parts, "move to kafkactl-origin-…", facts.linked());
        names(parts, "set", List.copyOf(new TreeSet<>(rules.set().keySet())));
        parts.add(rules.mark() ? "mark as redriven" : "no marks");
        add("headers", String.join(", ", parts));
    }

    private static void names(List<String> parts, String verb, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(verb + " " + names.size() + " ("
                    + some(names.stream().map(SafeText::oneLine).toList(), NAMES) + ")");
        }
    }

    private void edits() {
        PlanFacts facts = plan.facts();
        if (plan.request().routing().edit() != null) {
            add("edit", Counted.of(facts.edited(), "record is", "records are") + " changed");
        }
        for (EditSample sample : facts.samples()) {
            if (sample.isKeyChange()) {
                change(sample.place() + " key", ValueDiff.lines(sample.keyBefore(), sample.keyAfter()));
            }
            if (sample.isValueChange()) {
                change(sample.place(), ValueDiff.lines(sample.before(), sample.after()));
            }
        }
    }

    private void change(String what, List<String> diff) {
        add("  " + what + " " + diff.get(0));
        diff.stream().skip(1).forEach(line -> add("  " + " ".repeat(what.length()) + " " + line));
    }

    private void expiry() {
        Instant expires = plan.facts().expires();
        if (expires != null) {
            add(
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
                    + String.format(java.util.Locale.ROOT, "%.4g", rules.pace().perSecond()) + " records a second");
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
            add("pace", String.join("; ", pace));
        }
        if (rules.takeOver()) {
            add("take over", "another run that is alive is fenced");
        }
        if (rules.journal()) {
            add(
                    "journal",
                    "topic '" + plan.journalTopic() + "'"
                            + (plan.journalExists() ? " remembers what was settled" : " will be created"));
        } else {
            add("journal", "NONE: no later run knows what this one has sent, and sends it again");
        }
        add(
                "guarantee",
                "exactly once for read_committed readers of the target; read_uncommitted readers (the consumer "
                        + "default) may also see records of a batch that a crash aborted");
    }

    private String age(Instant time) {
        Duration age = Duration.between(time, now);
        return age.isNegative() ? "0s" : Durations.words(age);
    }

    private static String some(List<String> names, int most) {
        return names.stream().limit(most).collect(Collectors.joining(", ")) + (names.size() > most ? ", …" : "");
    }
}
