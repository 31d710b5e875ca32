package io.kafkactl.ops.provision.export;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.desired.ManifestResolver;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.TopicPolicy;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.Scope;
import io.kafkactl.ops.topic.TopicSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Declares topics that exist, so that a plan of the manifest against the same cluster has nothing to do. Only reads. */
public final class TopicExport {
    private final Cluster cluster;
    private final HouseRules rules;
    private final String journal;

    public TopicExport(Connection connection) {
        this.cluster = connection.cluster();
        this.rules = connection.settings().rules();
        this.journal = connection.settings().dlq().journal();
    }

    /** Exit 7 when nothing is selected, or a topic that was named does not exist. */
    public ExportedTopics export(ExportRequest request) {
        Scope scope = new Scope(request.manifest().policy(), journal);
        Set<String> existing = cluster.topicNames(true);
        Set<String> names = names(request.selection(), scope, existing);
        ManifestResolver.offline(request.manifest(), request.environment(), rules).resolve().topics().stream()
                .map(DesiredTopic::name)
                .forEach(names::remove);
        ObservedTopics observed = ObservedTopics.read(cluster, names, new Scope(TopicPolicy.NONE, journal));
        Map<String, ObservedTopic> found = new LinkedHashMap<>();
        observed.topics().forEach(topic -> found.put(topic.name(), topic));
        List<ItemError> errors = new ArrayList<>();
        names.forEach(name -> observed.error(name).ifPresent(failure -> errors.add(ItemError.of(name, failure))));
        List<String> remarks = new ArrayList<>();
        Declarations declarations = new Declarations(request, rules, scope, observed);
        List<DeclaredTopic> plain = found.values().stream()
                .map(topic -> PlainDeclaration.of(topic, scope, remarks))
                .collect(Collectors.toCollection(ArrayList::new));
        return new ExportedTopics(
                observed.clusterId(), request.manifest().policy(), declarations.shorten(plain), remarks, errors);
    }

    /** Topics of somebody else are exported only when they are named one by one. */
    private Set<String> names(TopicSelection selection, Scope scope, Set<String> existing) {
        Set<String> ours = existing.stream().filter(scope::isFree).collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = new TreeSet<>();
        if (!selection.isEmpty()) {
            names.addAll(selection.required(selection.isPattern() ? ours : existing));
            names.stream().filter(name -> !existing.contains(name)).findFirst().ifPresent(name -> {
                throw cluster.unknownTopic(name);
            });
        }
        existing.stream().filter(scope::contains).forEach(names::add);
        if (names.isEmpty()) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "the scope has no topic",
                    "prefixes are whole segments: 'market' is every name that begins with 'market.'; kafkactl topic list "
                            + "shows what exists");
        }
        return names;
    }
}
