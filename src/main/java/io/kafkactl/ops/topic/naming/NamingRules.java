package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.NamingSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules for names of new topics that hold in one context. */
public final class NamingRules {
    private final NamingSettings.Convention convention;

    public NamingRules(NamingSettings settings) {
        this(settings.convention());
    }

    private NamingRules(NamingSettings.Convention convention) {
        this.convention = convention;
    }

    /** Only what Kafka itself demands. */
    public static NamingRules withoutConvention() {
        return new NamingRules(NamingSettings.Convention.NONE);
    }

    public List<NamingViolation> violations(String name) {
        return switch (convention) {
            case DOMAIN_ENTITY_EVENT_VERSION -> TopicName.violations(name);
            case NONE -> KafkaName.violations(name);
        };
    }

    /** What to tell the user about each name that breaks a rule. */
    public List<ItemError> check(Collection<String> names) {
        return names.stream().flatMap(name -> check(name).stream()).toList();
    }

    /** What to tell the user about a name that breaks a rule. */
    public Optional<ItemError> check(String name) {
        List<NamingViolation> violations = violations(name);
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ItemError(
                name,
                ExitCode.INVALID_INPUT,
                "INVALID_TOPIC_NAME",
                "'" + name + "' cannot name a topic: "
                        + violations.stream().map(NamingViolation::toString).collect(Collectors.joining("; ")),
                hint(name)));
    }

    private String hint(String name) {
        return switch (convention) {
            case DOMAIN_ENTITY_EVENT_VERSION ->
                TopicName.suggestion(name)
                                .map(meant -> "did you mean '" + meant + "'? ")
                                .orElse("")
                        + "a name is " + TopicName.PATTERN + ", each in lower-case letters, digits and single hyphens, "
                        + "the version v1, v2 and so on";
            case NONE -> "letters, digits, '.', '_' and '-', at most " + KafkaName.MAX_LENGTH + " characters";
        };
    }
}
