package io.kafkactl.cli.dlq;

import io.kafkactl.config.Durations;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.redrive.EditSample;
import io.kafkactl.ops.dlq.redrive.HeaderRules;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Partitioner;
import io.kafkactl.ops.dlq.redrive.Partitioning;
import io.kafkactl.ops.dlq.redrive.PlanFacts;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.TargetTopic;
import io.kafkactl.output.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a plan says of the records on their way: values, partitions, timestamps, headers and edits. */
final class PlanRecordsText {
    private static final int NAMES = 8;

    private final RedrivePlan plan;
    private final Instant now;
    private final PlanLines lines;

    PlanRecordsText(RedrivePlan plan, Instant now, PlanLines lines) {
        this.plan = plan;
        this.now = now;
        this.lines = lines;
    }

    void add() {
        values();
        partitions();
        timestamps();
        headers();
        edits();
    }

    private void values() {
        PlanFacts facts = plan.facts();
        if (facts.fromSource() > 0) {
            lines.add(
                    "values",
                    Counted.of(facts.fromSource(), "value is", "values are")
                            + " read again from the source topic, at exactly their offset");
        }
        if (facts.reencoded() > 0) {
            lines.add(
                    "values",
                    Counted.of(facts.reencoded(), "value is", "values are")
                            + " RE-ENCODED: the source record is gone or not asked for, and the bytes may differ from it");
        }
        if (facts.superseded() > 0) {
            lines.add(
                    "superseded",
                    (facts.supersededComplete() ? "" : "at least ")
                            + Counted.of(facts.superseded(), "record goes", "records go")
                            + " although a newer one with the same key is in the target; --superseded skip leaves them");
        } else if (!facts.supersededComplete()) {
            lines.add(
                    "superseded",
                    "not counted to the end: there may be newer records with the same keys in the target; "
                            + "--superseded skip leaves those that have one");
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
            lines.add("partition", String.join("; ", texts));
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
            lines.add(
                    "timestamp",
                    Counted.of(facts.timestampsReplaced(), "is", "are")
                            + " replaced by the present time"
                            + (plan.request().routing().headers().mark() ? "; the original goes into a header" : ""));
        }
        Instant oldest = facts.oldestPreserved();
        if (oldest != null) {
            lines.add(
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
        lines.add("headers", String.join(", ", parts));
    }

    private static void names(List<String> parts, String verb, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(verb + " " + names.size() + " ("
                    + PlanLines.some(names.stream().map(SafeText::oneLine).toList(), NAMES) + ")");
        }
    }

    private void edits() {
        PlanFacts facts = plan.facts();
        if (plan.request().routing().edit() != null) {
            lines.add("edit", Counted.of(facts.edited(), "record is", "records are") + " changed");
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
        lines.add("  " + what + " " + diff.get(0));
        diff.stream().skip(1).forEach(line -> lines.add("  " + " ".repeat(what.length()) + " " + line));
    }

    private String age(Instant time) {
        Duration age = Duration.between(time, now);
        return age.isNegative() ? "0s" : Durations.words(age);
    }
}
