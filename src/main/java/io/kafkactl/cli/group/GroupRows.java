package io.kafkactl.cli.group;

import io.kafkactl.ops.group.GroupDeletion.DoomedGroup;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupMember;
import io.kafkactl.ops.group.ListedGroup;
import io.kafkactl.ops.group.OffsetChange;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns in which group commands answer. */
final class GroupRows {
    /** A member beside the group's name. */
    record Of(String group, GroupMember member) {}

    static final RowModel<ListedGroup> LISTED = new RowModel<ListedGroup>("GroupList")
            .text("GROUP", "group", ListedGroup::name)
            .text("TYPE", "type", ListedGroup::type)
            .text("STATE", "state", ListedGroup::state)
            .text("PROTOCOL", "protocol", ListedGroup::protocol);

    static final RowModel<GroupDetail> SUMMARIES = new RowModel<GroupDetail>("GroupDetail")
            .text("GROUP", "group", GroupDetail::name)
            .text("TYPE", "type", GroupDetail::type)
            .text("STATE", "state", GroupDetail::state)
            .text("PROTOCOL", "protocol", GroupDetail::protocol)
            .text("ASSIGNOR", "assignor", GroupDetail::assignor)
            .text("COORDINATOR", "coordinator", GroupDetail::coordinator)
            .number("EPOCH", "epoch", GroupDetail::epoch)
            .number("TARGET-EPOCH", "targetAssignmentEpoch", GroupDetail::assignmentEpoch)
            .figureOnly("MEMBERS", group -> group.members().size())
            .jsonOnly(
                    "members",
                    group -> group.members().stream().map(GroupRows::fields).toList());

    static final RowModel<Of> MEMBERS = new RowModel<Of>("Members")
            .text("GROUP", "group", Of::group)
            .text("MEMBER", "member", row -> row.member().id())
            .text("INSTANCE", "instanceId", row -> row.member().instanceId())
            .text("CLIENT-ID", "clientId", row -> row.member().clientId())
            .text("HOST", "host", row -> row.member().host())
            .number("EPOCH", "epoch", row -> row.member().epoch())
            .text("ASSIGNMENT", "assignment", row -> row.member().assignmentText())
            .text("TARGET", "targetAssignment", row -> row.member().targetText());

    private GroupRows() {}

    static List<Of> members(List<GroupDetail> groups) {
        return groups.stream()
                .flatMap(group -> group.members().stream().map(member -> new Of(group.name(), member)))
                .toList();
    }

    /** {@code status} says what has become, or would become, of each offset that changes. */
    static RowModel<OffsetChange> changes(String kind, String status) {
        return new RowModel<OffsetChange>(kind)
                .text("TOPIC", "topic", OffsetChange::topic)
                .number("PARTITION", "partition", OffsetChange::number)
                .number("CURRENT", "currentOffset", OffsetChange::from)
                .number("NEW", "newOffset", OffsetChange::to)
                .number("REREAD", "reread", OffsetChange::reread)
                .number("SKIPPED", "skipped", OffsetChange::skipped)
                .text("STATUS", "status", change -> change.isChange() ? status : "unchanged");
    }

    static RowModel<DoomedGroup> deleted(boolean dryRun) {
        return new RowModel<DoomedGroup>("GroupDeletion")
                .text("GROUP", "group", DoomedGroup::name)
                .number("OFFSETS", "offsets", DoomedGroup::offsets)
                .text("TOPICS", "topics", DoomedGroup::topics)
                .text("STATUS", "status", group -> dryRun ? "would-delete" : "deleted");
    }

    private static Map<String, @Nullable Object> fields(GroupMember member) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("member", member.id());
        fields.put("instanceId", member.instanceId());
        fields.put("clientId", member.clientId());
        fields.put("host", member.host());
        fields.put("epoch", member.epoch());
        fields.put("assignment", member.assignmentText());
        fields.put("targetAssignment", member.targetText());
        return fields;
    }
}
