package io.kafkactl.ops.dlq.redrive;

import java.util.Map;

/**
 * How a run shares the partitions of its dead-letter topic with other processes.
 *
 * @param group the consumer group that shares them out; only processes that were asked for the same are in it
 * @param others how many were at work when the plan was made
 * @param ends by partition, the end offsets that they captured; empty when this process captures them
 * @param fixed true when all carry out the same saved plan, which also says what is whose duplicate
 */
public record Joining(String group, int others, Map<Integer, Long> ends, boolean fixed) {
    /** The prefix of such groups, and of transactional ids. */
    public static final String PREFIX = "kafkactl-redrive-";

    /** For a process that knows of no others yet. */
    public static Joining of(String group, boolean fixed) {
        return new Joining(group, 0, Map.of(), fixed);
    }

    /** The same beside so many others, up to their ends. */
    Joining beside(int count, Map<Integer, Long> upTo) {
        return new Joining(group, count, upTo, fixed);
    }
}
