package io.kafkactl.cli.consume;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.read.GroupMembership;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reading as a member of a consumer group. */
@Command(optionListHeading = "With a group")
final class GroupOptions {
    @Option(
            names = {"-g", "--group"},
            paramLabel = "GROUP",
            description = "Read as a member of this group, from its committed offsets on; a partition without one from "
                    + "its start. Nothing is committed without --commit.")
    @Nullable
    String group;

    @Option(names = "--commit", description = "Commit the group's offsets, only of records whose output was flushed.")
    boolean commit;

    @Option(
            names = "--static-member",
            paramLabel = "ID",
            description = "Be a static member (group.instance.id): a restart with the same ID gets its partitions back "
                    + "at once.")
    @Nullable
    String staticMember;

    /** Null without a group. */
    @Nullable
    GroupMembership membership(RangeOptions range) {
        if (group == null) {
            if (commit || staticMember != null) {
                throw KafkactlException.usage(
                        (commit ? "--commit" : "--static-member") + " is for reading with a group", "add -g GROUP");
            }
            return null;
        }
        if (group.isBlank()) {
            throw KafkactlException.usage("-g wants the name of a group", null);
        }
        if (range.from != null || range.tail != null) {
            throw KafkactlException.usage(
                    (range.from != null ? "--from" : "--tail")
                            + " is a start, but the group's offsets say where to begin",
                    "leave out -g to read from a position");
        }
        if (range.partitions != null) {
            throw KafkactlException.usage(
                    "--partition chooses partitions, but the group distributes them among its members",
                    "leave out -g to read single partitions");
        }
        return new GroupMembership(group, commit, staticMember);
    }
}
