package io.kafkactl.ops.provision.manifest;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.Rates;
import io.kafkactl.config.Sizes;
import io.kafkactl.config.YamlNode;
import io.kafkactl.ops.provision.manifest.TopicFacts.Deprecation;
import io.kafkactl.ops.provision.manifest.TopicFacts.Throughput;
import io.kafkactl.ops.topic.Companions;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a document of the kind {@code Topics} whose shape has been checked. */
final class TopicsReader {
    private final Path folder;
    private final @Nullable String owner;
    private final @Nullable String contact;

    private TopicsReader(Path folder, @Nullable String owner, @Nullable String contact) {
        this.folder = folder;
        this.owner = owner;
        this.contact = contact;
    }

    /**
     * The topics in the order written.
     *
     * @param folder that names of files in it are relative to
     */
    static List<DeclaredTopic> read(YamlNode document, Path folder) {
        TopicsReader reader = document.optional(
                "metadata",
                metadata -> new TopicsReader(
                        folder,
                        metadata.optional("owner", YamlNode::text),
                        metadata.optional("contact", YamlNode::text)),
                new TopicsReader(folder, null, null));
        return document.items("topics").stream().map(reader::topic).toList();
    }

    private DeclaredTopic topic(YamlNode node) {
        YamlNode name = node.optional("name", value -> value, node);
        Map<String, TopicValues> environments = new LinkedHashMap<>();
        node.entries("env").forEach((environment, values) -> environments.put(environment, ValuesReader.read(values)));
        return new DeclaredTopic(
                name.text(),
                name.position(),
                facts(node),
                node.optional("preset", YamlNode::text),
                ValuesReader.read(node),
                environments,
                node.optional("managedConfig", value -> ManagedConfig.ofId(value.text()), ManagedConfig.DECLARED),
                node.optional("pin", YamlNode::flag, false),
                node.optional("companions", TopicsReader::companions, Companions.NONE),
                node.optional("schemas", this::schemas, List.of()),
                node.optional("deleteProtection", YamlNode::flag),
                node.optional("allowPartitionIncrease", YamlNode::flag, false),
                suppressions(node, name.text()));
    }

    private TopicFacts facts(YamlNode node) {
        return new TopicFacts(
                owner,
                contact,
                node.optional("description", YamlNode::text),
                node.optional("classification", YamlNode::text),
                node.optional("replaces", value -> value.isNothing() ? null : value.text()),
                node.optional("key", TopicsReader::key),
                node.optional("throughput", TopicsReader::throughput),
                node.optional("consumers", value -> value.count(Integer.MAX_VALUE)),
                node.optional("producerCompression", YamlNode::text),
                node.optional("deprecated", TopicsReader::deprecation));
    }

    private static TopicFacts.Key key(YamlNode node) {
        return node.kind() == YamlNode.Kind.MAP
                ? new TopicFacts.Key(
                        node.optional("type", YamlNode::text, ""), node.optional("meaning", YamlNode::text))
                : new TopicFacts.Key(node.text(), null);
    }

    private static Throughput throughput(YamlNode node) {
        return new Throughput(
                node.optional("rate", value -> Rates.perSecond(value.scalar()), 0.0),
                node.optional("avgBytes", value -> Sizes.parse(value.scalar())),
                node.optional("perPartitionRate", value -> Rates.perSecond(value.scalar())),
                node.optional("perPartitionBytes", value -> Sizes.parse(value.scalar())));
    }

    private static Deprecation deprecation(YamlNode node) {
        return node.kind() == YamlNode.Kind.MAP
                ? new Deprecation(
                        node.optional("until", value -> value, node).date(), node.optional("reason", YamlNode::text))
                : new Deprecation(node.date(), null);
    }

    private static Companions companions(YamlNode node) {
        YamlNode retry = node.optional("retry", value -> value);
        YamlNode dlq = node.optional("dlq", value -> value);
        int retries = retry == null ? 0 : count(retry);
        boolean wanted = dlq == null ? retries > 0 : dlq.kind() == YamlNode.Kind.MAP || dlq.flag();
        if (!wanted && retries > 0) {
            throw node.error(
                    "retry topics without a dead-letter topic",
                    "a record that fails at the last stage has to go somewhere; leave dlq out, or say dlq: true");
        }
        return new Companions(new CompanionRequest(wanted, retries), retention(retry), retention(dlq));
    }

    private static int count(YamlNode retry) {
        return retry.kind() == YamlNode.Kind.MAP
                ? retry.optional("count", value -> value.count(Companions.MOST_RETRIES), 0)
                : retry.count(Companions.MOST_RETRIES);
    }

    private static @Nullable String retention(@Nullable YamlNode companion) {
        return companion == null || companion.kind() != YamlNode.Kind.MAP
                ? null
                : companion.optional("retention", YamlNode::scalar);
    }

    private List<DeclaredSchema> schemas(YamlNode node) {
        List<DeclaredSchema> schemas = new ArrayList<>();
        node.entries()
                .forEach((part, schema) -> schemas.add(new DeclaredSchema(
                        part,
                        folder.resolve(schema.optional("file", YamlNode::text, "")),
                        schema.optional("subject", YamlNode::text),
                        schema.optional("compatibility", level -> CompatibilityLevel.valueOf(level.text())),
                        schema.position())));
        return schemas;
    }

    private static List<LintSuppression> suppressions(YamlNode node, String topic) {
        return PolicyReader.suppressions(node).stream()
                .map(ignored -> new LintSuppression(ignored.rule(), topic, null, ignored.reason(), ignored.until()))
                .toList();
    }
}
