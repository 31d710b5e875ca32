package io.kafkactl.ops.topic;

/**
 * How topics are created.
 *
 * @param ifNotExists a topic that exists and does not contradict the request counts as done
 * @param dryRun only ask the brokers whether they would
 * @param waits return when the partitions can be written to and all copies are in sync
 */
public record CreationMode(boolean ifNotExists, boolean dryRun, boolean waits, Companions companions) {
    /** New topics alone, and ready for use. */
    public static final CreationMode PLAIN = new CreationMode(false, false, true, Companions.NONE);
}
