package io.kafkactl.ops.provision.catalogue;

import io.kafkactl.client.Connection;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Companion;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Schema;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.manifest.DeclaredSchema;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.provision.observed.ManifestOnCluster;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicGroups;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.ops.topic.sizing.SizingRequest;
import io.kafkactl.record.schema.SchemaSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what a manifest says of its topics, and what a cluster knows of them. */
public final class CatalogueReader {
    /** Readers look for these even where a topic only inherits them. */
    private static final List<String> TELLING = List.of(
            "cleanup.policy",
            "compression.type",
            "max.message.bytes",
            "min.insync.replicas",
            "retention.bytes",
            "retention.ms");

    private static final double PER_PARTITION_RATE = 1_000;
    private static final long PER_PARTITION_BYTES = 5L << 20;

    private final DesiredState desired;
    private final @Nullable ObservedTopics observed;
    private final @Nullable Map<String, List<GroupUse>> groups;
    private final List<ItemError> errors;
    private final Map<String, String> successors;

    private CatalogueReader(
            DesiredState desired,
            @Nullable ObservedTopics observed,
            @Nullable Map<String, List<GroupUse>> groups,
            List<ItemError> errors) {
        this.desired = desired;
        this.observed = observed;
        this.groups = groups;
        this.errors = errors;
        this.successors = desired.topics().stream()
                .filter(topic ->
                        !topic.isCompanion() && topic.declared().facts().replaces() != null)
                .collect(Collectors.toMap(
                        topic -> Objects.requireNonNull(topic.declared().facts().replaces()),
                        DesiredTopic::name,
                        (first, second) -> first));
    }

    /** By the manifest alone. */
    public static Catalogue offline(DesiredState desired) {
        return new CatalogueReader(desired, null, null, new ArrayList<>()).read();
    }

    /** Asks the cluster for the topics and for the groups that read them. */
    public static Catalogue of(Connection connection, ManifestOnCluster subject) {
        List<ItemError> errors = new ArrayList<>();
        ObservedTopics observed = subject.observed();
        List<String> names = subject.desired().topics().stream()
                .filter(topic -> !topic.isCompanion())
                .map(DesiredTopic::name)
                .toList();
        names.forEach(name -> observed.error(name).ifPresent(failure -> errors.add(ItemError.of(name, failure))));
        Reading<List<GroupUse>> uses = TopicGroups.read(
                connection.cluster(),
                names.stream()
                        .flatMap(name -> observed.topic(name).stream())
                        .map(ObservedTopic::description)
                        .toList());
        errors.addAll(uses.errors());
        boolean unknown = uses.found().isEmpty() && !uses.errors().isEmpty();
        return new CatalogueReader(
                        subject.desired(),
                        observed,
                        unknown ? null : uses.found().stream().collect(Collectors.groupingBy(GroupUse::topic)),
                        errors)
                .read();
    }

    private Catalogue read() {
        List<CatalogueTopic> topics = desired.topics().stream()
                .filter(topic -> !topic.isCompanion())
                .map(this::topic)
                .sorted(Comparator.comparing(CatalogueTopic::name))
                .toList();
        Environment environment = desired.environment();
        return new Catalogue(
                environment == null ? null : environment.name(),
                observed == null ? null : observed.clusterId(),
                desired.manifest().hash(),
                topics,
                List.copyOf(errors));
    }

    private CatalogueTopic topic(DesiredTopic topic) {
        String name = topic.name();
        Optional<ObservedTopic> actual = actual(name);
        boolean unreadable = observed != null && observed.error(name).isPresent();
        return new CatalogueTopic(
                name,
                topic.declared().facts(),
                topic.declared().preset(),
                partitions(topic),
                actual.map(ObservedTopic::leastCopies).orElse(topic.spec().replicationFactor()),
                config(topic),
                desired.topics().stream()
                        .filter(other -> name.equals(other.companionOf()))
                        .map(other -> new Companion(other.name(), partitions(other), config(other)))
                        .toList(),
                topic.declared().schemas().stream().map(this::schema).toList(),
                successors.get(name),
                sizing(topic.declared().facts()),
                (observed == null || unreadable) ? null : actual.isPresent(),
                (groups == null || actual.isEmpty()) ? null : groups.getOrDefault(name, List.of()));
    }

    private Optional<ObservedTopic> actual(String name) {
        return observed == null ? Optional.empty() : observed.topic(name);
    }

    private int partitions(DesiredTopic topic) {
        return actual(topic.name())
                .map(ObservedTopic::partitions)
                .orElse(topic.spec().partitions());
    }

    private SortedMap<String, String> config(DesiredTopic topic) {
        Function<ObservedTopic, SortedMap<String, String>> effective = found -> {
            SortedMap<String, String> config = new TreeMap<>(found.published());
            TELLING.forEach(key -> found.value(key).ifPresent(value -> config.putIfAbsent(key, value)));
            return config;
        };
        return actual(topic.name()).map(effective).orElse(topic.spec().config());
    }

    private Schema schema(DeclaredSchema schema) {
        Path manifest = Path.of(schema.position().file()).toAbsolutePath().getParent();
        String file = manifest == null
                ? schema.file().toString()
                : manifest.relativize(schema.file()).toString();
        try {
            return new Schema(schema, file, SchemaSource.text(schema.file()));
        } catch (KafkactlException e) {
            errors.add(ItemError.of(file, e));
            return new Schema(schema, file, null);
        }
    }

    private static @Nullable PartitionSizing sizing(TopicFacts facts) {
        TopicFacts.Throughput throughput = facts.throughput();
        if (throughput == null) {
            return null;
        }
        return PartitionSizing.of(new SizingRequest(
                throughput.rate(),
                throughput.averageBytes(),
                facts.consumers() == null ? 1 : facts.consumers(),
                throughput.perPartitionRate() == null ? PER_PARTITION_RATE : throughput.perPartitionRate(),
                throughput.perPartitionBytes() == null ? PER_PARTITION_BYTES : throughput.perPartitionBytes(),
                null));
    }
}
