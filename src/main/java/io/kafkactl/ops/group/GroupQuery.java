package io.kafkactl.ops.group;

import io.kafkactl.record.NamePattern;
import java.util.List;
import java.util.Set;

/**
 * Which groups somebody asks about.
 *
 * @param names literal names, each of which has to exist
 * @param patterns the whole name has to match one of them
 * @param types empty for all
 * @param states empty for all
 */
public record GroupQuery(List<String> names, List<NamePattern> patterns, Set<GroupType> types, Set<GroupState> states) {
    public static GroupQuery all() {
        return new GroupQuery(List.of(), List.of(), Set.of(), Set.of());
    }

    public static GroupQuery of(List<String> names) {
        return new GroupQuery(names, List.of(), Set.of(), Set.of());
    }

    /** No name and no pattern narrows it. */
    public boolean isAll() {
        return names.isEmpty() && patterns.isEmpty();
    }

    boolean wantsType(ListedGroup group) {
        return types.isEmpty() || types.contains(group.type());
    }

    boolean matches(ListedGroup group) {
        boolean named = isAll()
                || names.contains(group.name())
                || patterns.stream().anyMatch(pattern -> pattern.matches(group.name()));
        return named
                && (types.isEmpty() || types.contains(group.type()))
                && (states.isEmpty()
                        || states.stream().anyMatch(state -> state.toString().equals(group.state())));
    }
}
