package io.kafkactl.ops.topic.naming;

import java.util.Map;
import java.util.Optional;

/**
 * A name that follows a convention, taken apart.
 *
 * @param segments by role such as {@code domain}, in the order of the convention
 * @param companion what the topic is beside the one that the segments name, if it is a companion
 */
public record TopicName(Map<String, String> segments, Optional<CompanionName> companion) {
    /** The segment of that role, if the convention has it. */
    public Optional<String> segment(String role) {
        return Optional.ofNullable(segments.get(role));
    }
}
