package io.kafkactl.cli.group;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.group.GroupDeletion.DoomedGroup;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupMember;
import io.kafkactl.ops.group.ListedGroup;
import io.kafkactl.ops.group.OffsetChange;
import io.kafkactl.output.RowModel;
import java.util.List;

/** The columns in which group commands answer. */
final class GroupRows {
    /** A member beside the group's name. */
    record Of(String group, GroupMember member) {}

    static final RowModel<ListedGroup> LISTED = new RowModel<ListedGroup>("GroupList")
            .list()
            .text("GROUP", "group", ListedGroup::name)
            .text("TYPE", "type", ListedGroup::type)
            .text("STATE", "state", ListedGroup::state)
            .text("PROTOCOL", "protocol", ListedGroup::protocol);

    private static final RowModel<GroupMember> MEMBER = new RowModel<GroupMember>("Member")
            .jsonOnly("member", TEXT, GroupMember::id)
            .jsonOnly("instanceId", TEXT, GroupMember::instanceId)
            .jsonOnly("clientId", TEXT, GroupMember::clientId)
            .jsonOnly("host", TEXT, GroupMember::host)
            .jsonOnly("epoch", INTEGER, GroupMember::epoch)
            .jsonOnly("assignment", listOf(TEXT), GroupMember::assignmentText)
            .jsonOnly("targetAssignment", listOf(TEXT).orNull(), GroupMember::targetText);

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
            .objects("members", MEMBER, GroupDetail::members);

    static final RowModel<Of> MEMBERS = new RowModel<Of>("Members")
            .text("GROUP", "group", Of::group)
            .text("MEMBER", "member", row -> row.member().id())
            .text("INSTANCE", "instanceId", row -> row.member().instanceId())
            .text("CLIENT-ID", "clientId", row -> row.member().clientId())
            .text("HOST", "host", row -> row.member().host())
            .number("EPOCH", "epoch", row -> row.member().epoch())
            .column(
                    "ASSIGNMENT",
                    "assignment",
                    listOf(TEXT),
                    row -> row.member().assignmentText())
            .column(
                    "TARGET",
                    "targetAssignment",
                    listOf(TEXT).orNull(),
                    row -> row.member().targetText());

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
                .column("TOPICS", "topics", listOf(TEXT), DoomedGroup::topics)
                .text("STATUS", "status", group -> dryRun ? "would-delete" : "deleted");
    }
}
