package io.kafkactl.cli.dlq;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.redrive.EditSample;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import io.kafkactl.ops.dlq.redrive.TargetReader;
import io.kafkactl.ops.dlq.redrive.TargetTopic;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A redrive plan as JSON, with everything that its text says. */
final class PlanDocument {
    static final RowModel<RedrivePlan> MODEL = new RowModel<RedrivePlan>("RedrivePlan")
            .jsonOnly("dlq", plan -> plan.request().dlq().name())
            .jsonOnly("format", PlanDocument::format)
            .jsonOnly("selected", RedrivePlan::selectedCount)
            .jsonOnly("pending", RedrivePlan::pendingCount)
            .jsonOnly("settledBefore", RedrivePlan::settledBefore)
            .jsonOnly("hidden", RedrivePlan::hidden)
            .jsonOnly("groups", PlanDocument::groups)
            .jsonOnly("targets", PlanDocument::targets)
            .jsonOnly("targetCluster", PlanDocument::cluster)
            .jsonOnly("guarantee", plan -> plan.request().elsewhere() == null ? "exactly-once" : "at-least-once")
            .jsonOnly("readers", PlanDocument::readers)
            .jsonOnly("fromSource", plan -> plan.facts().fromSource())
            .jsonOnly("reencoded", plan -> plan.facts().reencoded())
            .jsonOnly("superseded", plan -> plan.facts().superseded())
            .jsonOnly("supersededComplete", plan -> plan.facts().supersededComplete())
            .jsonOnly("timestampsReplaced", plan -> plan.facts().timestampsReplaced())
            .jsonOnly("headersDropped", plan -> plan.facts().stripped())
            .jsonOnly("headersKept", plan -> plan.facts().kept())
            .jsonOnly("headersMoved", plan -> plan.facts().linked())
            .jsonOnly("edited", plan -> plan.facts().edited())
            .jsonOnly("editSamples", PlanDocument::samples)
            .jsonOnly("failedGroups", plan -> plan.facts().failedGroups())
            .jsonOnly("oldest", plan -> plan.facts().oldest())
            .jsonOnly("expires", plan -> plan.facts().expires())
            .jsonOnly("journal", plan -> plan.request().rules().journal() ? plan.journalTopic() : null)
            .jsonOnly("joinGroup", plan -> plan.request().rules().group())
            .jsonOnly("journalExists", RedrivePlan::journalExists)
            .jsonOnly("journalComplete", RedrivePlan::journalComplete);

    private PlanDocument() {}

    private static @Nullable String format(RedrivePlan plan) {
        DeadLetterFormat format = plan.format();
        return format == null ? null : format.id();
    }

    private static List<Map<String, @Nullable Object>> groups(RedrivePlan plan) {
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        for (RedriveGroup group : plan.groups()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("action", RedriveRows.action(group, Outcome::intent));
            fields.put("target", group.target().isEmpty() ? null : group.target());
            fields.put("records", group.records());
            fields.put("first", group.sample());
            fields.put("reason", RedriveRows.reasonName(group));
            fields.put("message", RedriveRows.why(group));
            groups.add(fields);
        }
        return groups;
    }

    private static List<Map<String, @Nullable Object>> targets(RedrivePlan plan) {
        List<Map<String, @Nullable Object>> targets = new ArrayList<>();
        for (String name : plan.targetNames()) {
            TargetTopic target = plan.targets().get(name);
            if (target != null) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("topic", name);
                fields.put("topicId", String.valueOf(target.id()));
                fields.put("partitions", target.partitions());
                fields.put("compacted", target.limits().compacted());
                fields.put("partitioner", target.partitioner().name().toLowerCase(Locale.ROOT));
                targets.add(fields);
            }
        }
        return targets;
    }

    private static @Nullable Map<String, @Nullable Object> cluster(RedrivePlan plan) {
        TargetCluster cluster = plan.request().elsewhere();
        if (cluster == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("context", cluster.context());
        fields.put("id", cluster.id());
        fields.put("bootstrapServers", cluster.address());
        return fields;
    }

    private static @Nullable List<Map<String, @Nullable Object>> readers(RedrivePlan plan) {
        List<TargetReader> known = plan.readers();
        if (known == null) {
            return null;
        }
        List<Map<String, @Nullable Object>> readers = new ArrayList<>();
        for (TargetReader reader : known) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("topic", reader.target());
            fields.put("group", reader.group());
            fields.put("type", reader.type().toString());
            fields.put("lag", reader.lag());
            fields.put("failed", reader.failed());
            readers.add(fields);
        }
        return readers;
    }

    private static List<Map<String, @Nullable Object>> samples(RedrivePlan plan) {
        List<Map<String, @Nullable Object>> samples = new ArrayList<>();
        for (EditSample sample : plan.facts().samples()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("record", sample.place());
            fields.put("before", JsonBytes.plain(Bytes.arrayOf(sample.before())));
            fields.put("after", JsonBytes.plain(Bytes.arrayOf(sample.after())));
            if (sample.isKeyChange()) {
                fields.put("keyBefore", JsonBytes.plain(Bytes.arrayOf(sample.keyBefore())));
                fields.put("keyAfter", JsonBytes.plain(Bytes.arrayOf(sample.keyAfter())));
            }
            samples.add(fields);
        }
        return samples;
    }
}
