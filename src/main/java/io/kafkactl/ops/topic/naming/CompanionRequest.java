package io.kafkactl.ops.topic.naming;

/**
 * Which companions are wanted beside a topic.
 *
 * @param retries how many retry stages, numbered from 1
 */
public record CompanionRequest(boolean dlq, int retries) {
    public static final CompanionRequest NONE = new CompanionRequest(false, 0);
}
