package io.kafkactl.ops.group;

import org.apache.kafka.clients.admin.GroupListing;

/**
 * A group as a list of groups shows it.
 *
 * @param state as Kafka spells it, such as {@code Stable}
 * @param protocol {@code consumer}, {@code share}, {@code streams}, {@code connect} …; empty for offsets without members
 */
public record ListedGroup(String name, GroupType type, String state, String protocol) {
    public static ListedGroup of(GroupListing listing) {
        return new ListedGroup(
                listing.groupId(),
                listing.type().map(GroupType::of).orElse(GroupType.CLASSIC),
                listing.groupState()
                        .orElse(org.apache.kafka.common.GroupState.UNKNOWN)
                        .toString(),
                listing.protocol());
    }

    /** False for groups that only elect or assign, as Kafka Connect's workers do. */
    public boolean commitsOffsets() {
        return type != GroupType.CLASSIC || protocol.isEmpty() || protocol.equals("consumer");
    }
}
