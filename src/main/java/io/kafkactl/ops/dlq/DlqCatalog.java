package io.kafkactl.ops.dlq;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.config.DlqEntry;
import io.kafkactl.config.DlqSettings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** Looks up a dead-letter topic by its name, with what its name and the context say about it. */
public final class DlqCatalog {
    private static final DlqEntry NO_ENTRY = new DlqEntry(null, null, null, null);
    private static final String WITH_GROUP = "error.";

    private final Cluster cluster;
    private final @Nullable Connection connection;
    private final DlqSettings settings;

    /** Goes by names and settings alone. */
    public DlqCatalog(Cluster cluster) {
        this(cluster, null);
    }

    /** Looks at records too, when it has to say what is missing. */
    public DlqCatalog(Connection connection) {
        this(connection.cluster(), connection);
    }

    private DlqCatalog(Cluster cluster, @Nullable Connection connection) {
        this.cluster = cluster;
        this.connection = connection;
        this.settings = cluster.settings().dlq();
    }

    /**
     * The topic of that name.
     *
     * @param source the user's word on where its records came from; null to let the context or the name decide. With it
     *     any topic is taken for a dead-letter topic
     * @throws io.kafkactl.error.KafkactlException exit 7 when there is no such topic, exit 4 when it is no dead-letter topic
     */
    public DlqTopic get(String name, @Nullable String source) {
        TopicDescription description = cluster.topic(name);
        Set<String> names = cluster.topicNames(false);
        if (source != null) {
            cluster.topic(source);
        }
        DlqNames.Companion companion = DlqNames.companion(name, names, groups(Set.of(name)))
                .or(() -> configured(name))
                .or(() -> Optional.ofNullable(source).map(DlqCatalog::unnamed))
                .filter(c -> !name.equals(settings.journal()))
                .orElseThrow(() -> new UnnamedDlq(connection, name).refusal(description, names));
        return describe(description, companion, source);
    }

    private Optional<DlqNames.Companion> configured(String name) {
        return settings.topics().containsKey(name) ? Optional.of(unnamed(name)) : Optional.empty();
    }

    private static DlqNames.Companion unnamed(String name) {
        return new DlqNames.Companion(DlqNames.Kind.DEAD_LETTER, null, null);
    }

    /** Only for names that have a group in them; without the permission to list groups the topics alone decide. */
    private Set<String> groups(Set<String> names) {
        if (names.stream().noneMatch(name -> name.startsWith(WITH_GROUP))) {
            return Set.of();
        }
        Set<String> groups = new TreeSet<>();
        for (GroupListing group :
                cluster.call("list groups", admin -> admin.listGroups().valid())) {
            groups.add(group.groupId());
        }
        return groups;
    }

    private DlqTopic describe(TopicDescription topic, DlqNames.Companion companion, @Nullable String source) {
        DlqEntry entry = settings.topics().getOrDefault(topic.name(), NO_ENTRY);
        String given = source != null ? source : entry.source();
        return new DlqTopic(
                topic.name(),
                topic.topicId(),
                topic.partitions().size(),
                given != null ? given : companion.source(),
                given != null,
                entry.format(),
                entry.group() != null ? entry.group() : companion.group(),
                entry.maxRedrives());
    }
}
