package io.kafkactl.ops.dlq.journal;

import java.util.Map;
import java.util.Set;

/**
 * A process that shares the partitions of a dead-letter topic with others, and what they need to know of it.
 *
 * @param lease its sign of life, which names the group
 * @param ends by partition, the offset that it works up to, exclusive
 * @param done the partitions that it holds and has nothing left to do in
 */
public record Participant(Lease lease, String topicId, Map<Integer, Long> ends, Set<Integer> done) {}
