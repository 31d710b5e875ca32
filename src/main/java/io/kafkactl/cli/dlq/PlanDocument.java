package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.BYTES;
import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A redrive plan as JSON, with everything that its text says. */
final class PlanDocument {
    private record Target(String name, TargetTopic topic) {}

    private static final RowModel<RedriveGroup> GROUP = new RowModel<RedriveGroup>("Group")
            .jsonOnly("action", TEXT, group -> RedriveRows.action(group, Outcome::intent))
            .jsonOnly("target", TEXT, group -> group.target().isEmpty() ? null : group.target())
            .jsonOnly("records", INTEGER, RedriveGroup::records)
            .jsonOnly("first", TEXT, RedriveGroup::sample)
            .jsonOnly("reason", TEXT, RedriveRows::reasonName)
            .jsonOnly("message", TEXT, RedriveRows::why);

    private static final RowModel<Target> TARGET = new RowModel<Target>("Target")
            .jsonOnly("topic", TEXT, Target::name)
            .jsonOnly("topicId", TEXT, target -> target.topic().id())
            .jsonOnly("partitions", INTEGER, target -> target.topic().partitions())
            .jsonOnly("compacted", FLAG, target -> target.topic().limits().compacted())
            .jsonOnly(
                    "partitioner",
                    TEXT,
                    target -> target.topic().partitioner().name().toLowerCase(Locale.ROOT));

    private static final RowModel<TargetCluster> CLUSTER = new RowModel<TargetCluster>("Cluster")
            .jsonOnly("context", TEXT, TargetCluster::context)
            .jsonOnly("id", TEXT, TargetCluster::id)
            .jsonOnly("bootstrapServers", TEXT, TargetCluster::address);

    private static final RowModel<TargetReader> READER = new RowModel<TargetReader>("Reader")
            .jsonOnly("topic", TEXT, TargetReader::target)
            .jsonOnly("group", TEXT, TargetReader::group)
            .jsonOnly("type", TEXT, TargetReader::type)
            .jsonOnly("lag", INTEGER, TargetReader::lag)
            .jsonOnly("failed", FLAG, TargetReader::failed);

    private static final RowModel<EditSample> SAMPLE = new RowModel<EditSample>("EditSample")
            .jsonOnly("record", TEXT, EditSample::place)
            .jsonOnly("before", BYTES, sample -> plain(sample.before()))
            .jsonOnly("after", BYTES, sample -> plain(sample.after()))
            .jsonOnly("keyBefore", BYTES, sample -> sample.isKeyChange() ? plain(sample.keyBefore()) : null)
            .jsonOnly("keyAfter", BYTES, sample -> sample.isKeyChange() ? plain(sample.keyAfter()) : null);

    static final RowModel<RedrivePlan> MODEL = new RowModel<RedrivePlan>("RedrivePlan")
            .jsonOnly("dlq", TEXT, plan -> plan.request().dlq().name())
            .jsonOnly("format", TEXT, PlanDocument::format)
            .jsonOnly("selected", INTEGER, RedrivePlan::selectedCount)
            .jsonOnly("pending", INTEGER, RedrivePlan::pendingCount)
            .jsonOnly("settledBefore", INTEGER, RedrivePlan::settledBefore)
            .jsonOnly("hidden", INTEGER, RedrivePlan::hidden)
            .objects("groups", GROUP, RedrivePlan::groups)
            .objects("targets", TARGET, PlanDocument::targets)
            .object("targetCluster", CLUSTER, plan -> plan.request().elsewhere())
            .jsonOnly("guarantee", TEXT, plan -> plan.request().elsewhere() == null ? "exactly-once" : "at-least-once")
            .objectsOrNull("readers", READER, RedrivePlan::readers)
            .jsonOnly("fromSource", INTEGER, plan -> plan.facts().fromSource())
            .jsonOnly("reencoded", INTEGER, plan -> plan.facts().reencoded())
            .jsonOnly("superseded", INTEGER, plan -> plan.facts().superseded())
            .jsonOnly("supersededComplete", FLAG, plan -> plan.facts().supersededComplete())
            .jsonOnly("timestampsReplaced", INTEGER, plan -> plan.facts().timestampsReplaced())
            .jsonOnly("headersDropped", listOf(TEXT), plan -> plan.facts().stripped())
            .jsonOnly("headersKept", listOf(TEXT), plan -> plan.facts().kept())
            .jsonOnly("headersMoved", listOf(TEXT), plan -> plan.facts().linked())
            .jsonOnly("edited", INTEGER, plan -> plan.facts().edited())
            .objects("editSamples", SAMPLE, plan -> plan.facts().samples())
            .jsonOnly("failedGroups", mapOf(INTEGER), plan -> plan.facts().failedGroups())
            .jsonOnly("oldest", TIME, plan -> plan.facts().oldest())
            .jsonOnly("expires", TIME, plan -> plan.facts().expires())
            .jsonOnly("journal", TEXT, plan -> plan.request().rules().journal() ? plan.journalTopic() : null)
            .jsonOnly("joinGroup", TEXT, plan -> plan.request().rules().group())
            .jsonOnly("journalExists", FLAG, RedrivePlan::journalExists)
            .jsonOnly("journalComplete", FLAG, RedrivePlan::journalComplete);

    private PlanDocument() {}

    private static @Nullable String format(RedrivePlan plan) {
        DeadLetterFormat format = plan.format();
        return format == null ? null : format.id();
    }

    private static List<Target> targets(RedrivePlan plan) {
        List<Target> targets = new ArrayList<>();
        for (String name : plan.targetNames()) {
            TargetTopic target = plan.targets().get(name);
            if (target != null) {
                targets.add(new Target(name, target));
            }
        }
        return targets;
    }

    private static @Nullable Object plain(@Nullable Bytes bytes) {
        return JsonBytes.plain(Bytes.arrayOf(bytes));
    }
}
