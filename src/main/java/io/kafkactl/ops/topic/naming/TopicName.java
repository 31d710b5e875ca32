package io.kafkactl.ops.topic.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name that follows {@code <domain>.<entity>.<event-type>.<version>}, taken apart.
 *
 * @param companion what the topic is beside the one that the four segments name, if it is a companion
 */
public record TopicName(
        String domain, String entity, String eventType, String version, Optional<CompanionName> companion) {
    static final String PATTERN = "<domain>.<entity>.<event-type>.<version>";
    private static final List<Segment> SEGMENTS = List.of(Segment.values());

    /** The name taken apart, or nothing when {@link #violations} has something to say about it. */
    public static Optional<TopicName> parse(String name) {
        if (!violations(name).isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = split(base(name));
        return Optional.of(
                new TopicName(parts.get(0), parts.get(1), parts.get(2), parts.get(3), CompanionName.baseOf(name)));
    }

    /** Every rule that the name breaks, in the order of its segments; a companion's base must conform. */
    public static List<NamingViolation> violations(String name) {
        List<String> parts = split(base(name));
        List<NamingViolation> violations = new ArrayList<>();
        for (int i = 0; i < SEGMENTS.size(); i++) {
            Segment segment = SEGMENTS.get(i);
            if (i < parts.size()) {
                segment.violation(parts.get(i)).ifPresent(violations::add);
            } else {
                violations.add(new NamingViolation(segment.role(), "is missing", null));
            }
        }
        for (String extra : parts.subList(Math.min(parts.size(), SEGMENTS.size()), parts.size())) {
            violations.add(new NamingViolation(
                    "extra segment '" + extra + "'", "is one too many: there are " + SEGMENTS.size(), null));
        }
        violations.addAll(KafkaName.lengthViolations(name));
        return violations;
    }

    /** The conforming name that was most likely meant, where that can be told. */
    public static Optional<String> suggestion(String name) {
        String suffix = CompanionName.baseOf(name)
                .or(() -> CompanionName.baseOf(name.toLowerCase(Locale.ROOT)))
                .map(CompanionName::suffix)
                .orElse("");
        String base = name.substring(0, name.length() - suffix.length());
        List<String> parts = merged(split(base.contains(".") ? base : base.replaceAll("[_/:]", ".")));
        boolean versionLeftOut = parts.size() == SEGMENTS.size() - 1
                && !Segment.VERSION.isValid(Segment.VERSION.suggestion(parts.get(parts.size() - 1)));
        List<String> repaired = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            repaired.add(SEGMENTS.get(i).suggestion(parts.get(i)));
        }
        if (versionLeftOut) {
            repaired.add("v1");
        }
        String candidate = String.join(".", repaired) + suffix;
        return violations(candidate).isEmpty() ? Optional.of(candidate) : Optional.empty();
    }

    /** Segments beyond the fourth are most likely words of the event type that a dot divides. */
    private static List<String> merged(List<String> parts) {
        int surplus = parts.size() - SEGMENTS.size();
        if (surplus <= 0) {
            return parts;
        }
        int type = SEGMENTS.indexOf(Segment.EVENT_TYPE);
        List<String> merged = new ArrayList<>(parts.subList(0, type));
        merged.add(String.join("-", parts.subList(type, type + surplus + 1)));
        merged.add(parts.get(parts.size() - 1));
        return merged;
    }

    private static String base(String name) {
        return CompanionName.baseOf(name).map(CompanionName::base).orElse(name);
    }

    private static List<String> split(String name) {
        return List.of(name.split("\\.", -1));
    }
}
