package io.kafkactl.ops.provision.export;

import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.YamlScalar;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.TopicPolicy;
import io.kafkactl.ops.provision.manifest.TopicValues;
import io.kafkactl.ops.topic.Companions;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a manifest as a person would. */
public final class ManifestText {
    private static final Pattern WITH_UNIT = Pattern.compile("\\d+(s|m|h|d|KiB|MiB|GiB)");
    private static final Pattern LIST = Pattern.compile("[a-z]+(,[a-z]+)+");

    private final StringBuilder text = new StringBuilder();

    private ManifestText() {}

    /**
     * A document of the kind {@code TopicPolicy} with a scope, and nothing else.
     *
     * @param remark the comment above it
     */
    public static String policy(TopicPolicy policy, String remark) {
        ManifestText text = new ManifestText();
        text.head(remark, "TopicPolicy");
        text.line("scope: {prefixes: " + list(policy.prefixes()) + "}");
        if (!policy.ignore().isEmpty()) {
            text.line("ignore: " + list(policy.ignore()));
        }
        return text.text.toString();
    }

    /** A document of the kind {@code Topics}. */
    public static String topics(List<DeclaredTopic> topics, String remark) {
        ManifestText text = new ManifestText();
        text.head(remark, "Topics");
        text.line(topics.isEmpty() ? "topics: []" : "topics:");
        topics.forEach(text::topic);
        return text.text.toString();
    }

    private void head(String remark, String kind) {
        line("# " + remark);
        line("apiVersion: kafkactl/v1");
        line("kind: " + kind);
    }

    private void topic(DeclaredTopic topic) {
        line("  - name: " + YamlScalar.text(topic.name()));
        if (topic.preset() != null) {
            line("    preset: " + YamlScalar.text(topic.preset()));
        }
        values("    ", topic.values());
        companions(topic.companions());
        if (!topic.environments().isEmpty()) {
            line("    env:");
            topic.environments().forEach((name, values) -> {
                line("      " + YamlScalar.text(name) + ":");
                values("        ", values);
            });
        }
        if (!topic.suppressions().isEmpty()) {
            line("    lint:");
            line("      ignore:");
            topic.suppressions().forEach(this::suppression);
        }
    }

    private void values(String indent, TopicValues values) {
        field(indent + "partitions", values.partitions());
        field(indent + "replicationFactor", values.replicationFactor());
        if (!values.config().isEmpty()) {
            line(indent + "config:");
            new TreeMap<>(values.config())
                    .forEach((key, value) -> line(indent + "  " + YamlScalar.text(key) + ": " + setting(key, value)));
        }
        if (!values.unset().isEmpty()) {
            line(indent + "unset: " + list(values.unset()));
        }
    }

    private void companions(Companions companions) {
        if (companions.isNone()) {
            return;
        }
        line("    companions:");
        int stages = companions.request().retries();
        String ofStages = companions.retryRetention();
        if (stages > 0) {
            line("      retry: "
                    + (ofStages == null ? stages : "{count: " + stages + ", retention: " + retention(ofStages) + "}"));
        }
        String ofDeadLetters = companions.dlqRetention();
        line("      dlq: " + (ofDeadLetters == null ? "true" : "{retention: " + retention(ofDeadLetters) + "}"));
    }

    private void suppression(LintSuppression suppression) {
        line("        - {rule: " + suppression.rule() + ", reason: " + YamlScalar.text(suppression.reason())
                + ", until: " + suppression.until() + "}");
    }

    private void field(String name, @Nullable Integer value) {
        if (value != null) {
            line(name + ": " + value);
        }
    }

    private static String retention(String millis) {
        return setting("retention.ms", millis);
    }

    /** With a unit where that is shorter and read as exactly the same number. */
    private static String setting(String key, String value) {
        String words = TopicConfigValue.words(key, value);
        if (WITH_UNIT.matcher(words).matches()
                && TopicConfigValue.of(key, words).equals(value)) {
            return YamlScalar.value(words);
        }
        return LIST.matcher(value).matches() ? list(List.of(value.split(","))) : YamlScalar.value(value);
    }

    private static String list(Collection<String> items) {
        return items.stream().map(YamlScalar::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
