package io.kafkactl.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How topics of a context are named.
 *
 * @param segments narrows segments of the convention by name; for {@code custom} they are the convention, in order
 * @param environment what an {@code env} segment has to say here
 * @param prefixes what a name may begin with, in whole segments; anything when empty
 * @param maxLength of a name without its companions' suffix, where there is a convention
 * @param mirrorAliases source clusters whose alias a mirror puts before the name
 * @param discouraged words that no segment should be, beside those that are discouraged everywhere
 */
public record NamingSettings(
        Convention convention,
        Map<String, SegmentSettings> segments,
        @Nullable String environment,
        List<String> prefixes,
        int maxLength,
        List<String> mirrorAliases,
        List<String> discouraged,
        CompanionSettings companions) {
    /** What Kafka accepts. */
    public static final int MAX_LENGTH = 249;

    static final int HOUSE_MAX_LENGTH = 200;

    public static final NamingSettings DEFAULT = of(Convention.DOMAIN_ENTITY_EVENT_VERSION);

    /** A convention with nothing added to it. */
    public static NamingSettings of(Convention convention) {
        return new NamingSettings(
                convention,
                Map.of(),
                null,
                List.of(),
                HOUSE_MAX_LENGTH,
                List.of(),
                List.of(),
                CompanionSettings.DEFAULT);
    }

    /** The same rules over another convention; what is said about segments that it does not have is dropped. */
    public NamingSettings withConvention(Convention value) {
        if (value == convention) {
            return this;
        }
        Map<String, SegmentSettings> kept = new LinkedHashMap<>(convention == Convention.CUSTOM ? Map.of() : segments);
        kept.keySet().retainAll(value.segments());
        return withSegments(value, kept);
    }

    /**
     * The same rules for one environment and one owner; what is said already is kept.
     *
     * @param name of the environment; null where there is none
     * @param owned what names may begin with
     */
    public NamingSettings in(@Nullable String name, List<String> owned) {
        return new NamingSettings(
                convention,
                segments,
                environment == null ? name : environment,
                prefixes.isEmpty() ? owned : prefixes,
                maxLength,
                mirrorAliases,
                discouraged,
                companions);
    }

    NamingSettings withSegments(Convention value, Map<String, SegmentSettings> kept) {
        return new NamingSettings(
                value, kept, environment, prefixes, maxLength, mirrorAliases, discouraged, companions);
    }

    /** A way of composing topic names. */
    public enum Convention {
        DOMAIN_ENTITY_EVENT_VERSION("domain-entity-event-version", "domain.entity.event-type.version"),
        DOMAIN_ENTITY_EVENT("domain-entity-event", "domain.entity.event"),
        DOMAIN_ENTITY_VERSION("domain-entity-version", "domain.entity.version"),
        ENV_DOMAIN_ENTITY("env-domain-entity", "env.domain.entity"),
        /** The segments that the context lists. */
        CUSTOM("custom", ""),
        /** Any name that Kafka accepts. */
        NONE("none", "");

        private final String id;
        private final String pattern;

        Convention(String id, String pattern) {
            this.id = id;
            this.pattern = pattern;
        }

        public String id() {
            return id;
        }

        /** Names of its segments in order; none for {@link #CUSTOM}, whose segments the context lists. */
        public List<String> segments() {
            return pattern.isEmpty() ? List.of() : List.of(pattern.split("\\."));
        }

        /** The id, because it is what command lines and files say. */
        @Override
        public String toString() {
            return id;
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(Convention::id).toList();
        }

        static Convention ofId(String id) {
            return Arrays.stream(values())
                    .filter(convention -> convention.id.equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
