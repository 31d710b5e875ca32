package io.kafkactl.ops.stream;

import org.jspecify.annotations.Nullable;

/**
 * How to read as a member of a consumer group.
 *
 * @param commit commit the offsets of what is safely out
 * @param staticMember the member's lasting id, or null
 */
public record GroupMembership(
        String group, boolean commit, @Nullable String staticMember) {}
