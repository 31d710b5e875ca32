package io.kafkactl.cli.support;

import io.kafkactl.ops.group.GroupState;
import io.kafkactl.ops.group.GroupType;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which kinds of groups; none stands for all. */
public final class GroupKindOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only groups of these types: ${COMPLETION-CANDIDATES}.")
    public Set<GroupType> types = EnumSet.noneOf(GroupType.class);

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only groups in these states: ${COMPLETION-CANDIDATES}.")
    public Set<GroupState> states = EnumSet.noneOf(GroupState.class);
}
