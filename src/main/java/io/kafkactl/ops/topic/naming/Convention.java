package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.SegmentSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A way of composing topic names: segments with dots between them, each with a role and a shape of its own. */
public final class Convention {
    private static final List<String> ENVIRONMENTS = List.of("dev", "test", "staging", "prod");
    private static final String VERSION = "version";
    private static final String ENV = "env";

    private final List<Segment> segments;
    private final @Nullable String environment;

    private Convention(List<Segment> segments, @Nullable String environment) {
        this.segments = segments;
        this.environment = environment;
    }

    /** Empty where any name will do that Kafka accepts. */
    public static Optional<Convention> of(NamingSettings settings) {
        List<String> roles = switch (settings.convention()) {
            case NONE -> List.of();
            case CUSTOM -> List.copyOf(settings.segments().keySet());
            default -> settings.convention().segments();
        };
        boolean versioned = roles.contains(VERSION);
        boolean custom = settings.convention() == NamingSettings.Convention.CUSTOM;
        List<Segment> segments = new ArrayList<>();
        for (String role : roles) {
            boolean last = segments.size() == roles.size() - 1;
            SegmentShape house = house(role, last && !versioned);
            segments.add(new Segment(role, narrowed(house, settings.segments().get(role), custom)));
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Convention(List.copyOf(segments), settings.environment()));
    }

    private static SegmentShape house(String role, boolean lastWithoutVersion) {
        return switch (role) {
            case VERSION -> new SegmentShape.Version();
            case ENV -> new SegmentShape.OneOf(ENVIRONMENTS);
            default -> lastWithoutVersion ? new SegmentShape.Unversioned() : new SegmentShape.Kebab();
        };
    }

    private static SegmentShape narrowed(SegmentShape house, @Nullable SegmentSettings settings, boolean custom) {
        if (settings == null) {
            return house;
        }
        if (!settings.oneOf().isEmpty()) {
            return new SegmentShape.OneOf(settings.oneOf());
        }
        if (settings.letterCase() != null) {
            return new SegmentShape.InCase(settings.letterCase());
        }
        boolean free = custom || house instanceof SegmentShape.OneOf;
        return settings.pattern() == null ? house : new SegmentShape.Matching(settings.pattern(), free ? null : house);
    }

    /** The convention as people write it, {@code <domain>.<entity>.<version>}. */
    public String pattern() {
        return segments.stream().map(segment -> "<" + segment.role() + ">").collect(Collectors.joining("."));
    }

    /** What each segment may be, in one sentence. */
    public String explanation() {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        segments.forEach(segment -> roles.computeIfAbsent(segment.shape().allowed(), allowed -> new ArrayList<>())
                .add(segment.role()));
        return "a name is " + pattern() + ": "
                + roles.entrySet().stream()
                        .map(entry -> String.join(", ", entry.getValue())
                                + (entry.getValue().size() == 1 ? " is " : " are ")
                                + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    /** The name taken apart, or nothing when {@link #violations} has something to say about it. */
    public Optional<TopicName> parse(String name) {
        if (!violations(name).isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = split(CompanionName.withoutSuffix(name));
        Map<String, String> bySegment = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            bySegment.put(segments.get(i).role(), parts.get(i));
        }
        return Optional.of(new TopicName(bySegment, CompanionName.baseOf(name)));
    }

    /** Every segment at fault, in order; a companion's base must conform. */
    public List<NamingViolation> violations(String name) {
        List<String> parts = split(CompanionName.withoutSuffix(name));
        List<NamingViolation> violations = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i < parts.size()) {
                segment.violation(parts.get(i)).ifPresent(violations::add);
            } else {
                violations.add(new NamingViolation(segment.role(), "is missing", null));
            }
        }
        for (String extra : parts.subList(Math.min(parts.size(), segments.size()), parts.size())) {
            violations.add(new NamingViolation(
                    "extra segment '" + extra + "'", "is one too many: there are " + segments.size(), null));
        }
        return violations;
    }

    /** The conforming name that was most likely meant, where that can be told. */
    public Optional<String> suggestion(String name) {
        String suffix = CompanionName.baseOf(name)
                .or(() -> CompanionName.baseOf(name.toLowerCase(Locale.ROOT)))
                .map(CompanionName::suffix)
                .orElse("");
        String base = name.substring(0, name.length() - suffix.length());
        List<String> parts = fitted(split(base.contains(".") ? base : base.replaceAll("[_/:]", ".")));
        List<String> repaired = new ArrayList<>();
        for (int i = 0; i < Math.min(parts.size(), segments.size()); i++) {
            Segment segment = segments.get(i);
            repaired.add(
                    segment.accepts(parts.get(i))
                            ? parts.get(i)
                            : segment.shape().suggestion(parts.get(i)));
        }
        String candidate = String.join(".", repaired) + suffix;
        return violations(candidate).isEmpty() && candidate.length() <= NamingSettings.MAX_LENGTH
                ? Optional.of(candidate)
                : Optional.empty();
    }

    /** As many parts as there are segments, where one is obviously missing or too many. */
    private List<String> fitted(List<String> parts) {
        int surplus = parts.size() - segments.size();
        String last = parts.get(parts.size() - 1);
        boolean versioned = segments.get(segments.size() - 1).isVersion();
        boolean endsInVersion =
                new Segment(VERSION, new SegmentShape.Version()).accepts(new SegmentShape.Version().suggestion(last));
        List<String> fitted = new ArrayList<>(parts);
        if (surplus == -1 && versioned && !endsInVersion) {
            fitted.add("v1");
        } else if (surplus == -1
                && environment != null
                && segments.get(0).role().equals(ENV)) {
            fitted.add(0, environment);
        } else if (surplus == 1 && !versioned && endsInVersion) {
            fitted.remove(fitted.size() - 1);
        } else if (surplus > 0) {
            return merged(parts, surplus, versioned);
        }
        return fitted;
    }

    /** Segments beyond the last are most likely words of the most specific one that dots divide. */
    private List<String> merged(List<String> parts, int surplus, boolean versioned) {
        int specific = segments.size() - (versioned ? 2 : 1);
        if (specific < 0) {
            return parts;
        }
        List<String> merged = new ArrayList<>(parts.subList(0, specific));
        merged.add(String.join("-", parts.subList(specific, specific + surplus + 1)));
        merged.addAll(parts.subList(specific + surplus + 1, parts.size()));
        return merged;
    }

    private static List<String> split(String name) {
        return Arrays.asList(name.split("\\.", -1));
    }
}
