package io.kafkactl.ops.topic.naming;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a topic's name breaks a rule.
 *
 * @param segment the part at fault, such as {@code event-type 'Price_Update'}; null when the whole name is
 * @param problem what is wrong, completing "… " after the part
 * @param suggestion the part put right, where that can be told
 */
public record NamingViolation(
        @Nullable String segment, String problem, @Nullable String suggestion) {
    @Override
    public String toString() {
        return (segment == null ? "the name" : segment) + " " + problem
                + (suggestion == null ? "" : " (try '" + suggestion + "')");
    }
}
