package io.kafkactl.ops.topic.naming;

import java.util.Optional;

/** One part of a topic's name: its role, and what may stand in it. */
record Segment(String role, SegmentShape shape) {
    boolean isVersion() {
        return shape instanceof SegmentShape.Version;
    }

    boolean accepts(String text) {
        return shape.problem(text) == null;
    }

    Optional<NamingViolation> violation(String text) {
        String problem = shape.problem(text);
        if (problem == null) {
            return Optional.empty();
        }
        String suggestion = shape.suggestion(text);
        boolean better = !suggestion.equals(text) && accepts(suggestion);
        return Optional.of(new NamingViolation(role + " '" + text + "'", problem, better ? suggestion : null));
    }
}
