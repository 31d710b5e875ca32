package io.kafkactl.config;

import java.util.Arrays;
import java.util.List;

/** Which naming convention topics of a context follow. */
public record NamingSettings(Convention convention) {
    public static final NamingSettings DEFAULT = new NamingSettings(Convention.DOMAIN_ENTITY_EVENT_VERSION);

    /** A way of composing topic names. */
    public enum Convention {
        /** {@code <domain>.<entity>.<event-type>.<version>}. */
        DOMAIN_ENTITY_EVENT_VERSION("domain-entity-event-version"),
        /** Any name that Kafka accepts. */
        NONE("none");

        private final String id;

        Convention(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        static List<String> ids() {
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
