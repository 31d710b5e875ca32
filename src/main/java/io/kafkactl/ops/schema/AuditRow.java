package io.kafkactl.ops.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit says of one subject, of the registry's own level, or of a topic without subjects.
 *
 * @param subject null for the registry itself and for a topic without subjects
 * @param topic the one that the subject is named after; null when it is named otherwise
 * @param level null for a topic without subjects
 * @param versions how many there are; null where there is no subject
 */
public record AuditRow(
        @Nullable String subject,
        @Nullable String topic,
        @Nullable EffectiveLevel level,
        @Nullable Integer versions,
        List<Finding> findings) {
    public AuditRow {
        findings = List.copyOf(findings);
    }

    /** Something that an owner should look at. */
    public record Finding(Kind kind, String message) {}

    /** What is found. */
    public enum Kind {
        /** Nothing is checked. */
        UNCHECKED("unchecked"),
        /** The level looks at the latest version only, and earlier ones do not agree with it. */
        NOT_TRANSITIVE("not-transitive"),
        /** The latest version does not even agree with the one before. */
        BROKEN("broken"),
        /** Less than {@code --require}. */
        TOO_WEAK("too-weak"),
        NO_TOPIC("no-topic"),
        NO_SUBJECT("no-subject");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
