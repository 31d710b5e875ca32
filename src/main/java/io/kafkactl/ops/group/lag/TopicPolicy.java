package io.kafkactl.ops.group.lag;

/**
 * What a topic's settings do to unread records.
 *
 * @param retentionMillis -1 for ever
 * @param retentionBytes -1 for any size
 */
record TopicPolicy(boolean compacts, boolean deletes, long retentionMillis, long retentionBytes) {
    /** For a topic whose settings may not be read: nothing is claimed. */
    static final TopicPolicy UNKNOWN = new TopicPolicy(false, false, -1, -1);
}
