package io.kafkactl.ops.dlq;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import io.kafkactl.ops.topic.inspect.TopicReaders;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.Position;
import io.kafkactl.record.PositionResolver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Takes stock of all dead-letter, retry and parking topics with one pass over the cluster. */
public final class DlqInventory {
    /**
     * What was found.
     *
     * @param missing share groups whose dead-letter topic does not exist, by that topic's name
     * @param errors what could not be read
     */
    public record Stock(List<DlqOverview> topics, Map<String, String> missing, List<ItemError> errors) {}

    private static final Duration NEW = Duration.ofHours(1);

    private final Connection connection;
    private final Cluster cluster;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Formats formats;

    public DlqInventory(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.cluster = connection.cluster();
        this.clock = clock;
        this.cancellation = cancellation;
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
    }

    /**
     * Looks at the whole cluster.
     *
     * @param wanted the names to look at
     * @param probe also look into a few records of every other topic
     */
    public Stock take(Predicate<String> wanted, boolean probe) {
        DlqDiscovery discovery = new DlqDiscovery(connection, formats, cancellation);
        List<FoundDlq> found = discovery.find(wanted, probe);
        Map<String, String> missing = new HashMap<>(discovery.shareGroups());
        missing.keySet().removeIf(name -> !wanted.test(name));
        found.forEach(topic -> missing.remove(topic.topic().name()));
        if (found.isEmpty()) {
            return new Stock(List.of(), missing, List.of());
        }
        return new Count(found, discovery.shareGroups()).stock(missing);
    }

    /** The figures of the topics that were found. */
    private final class Count {
        private final List<FoundDlq> found;
        private final DlqSnapshot snapshot;
        private final Map<Uuid, JournalState> journal;
        private final Map<TopicPartition, Long> anHourAgo;
        private final Map<String, List<ConsumerRecord<byte[], byte[]>>> samples;
        private final TopicConfigs configs;
        private final DlqWarnings warnings;
        private final List<ItemError> errors = new ArrayList<>();

        Count(List<FoundDlq> found, Map<String, String> shareGroups) {
            this.found = found;
            List<TopicPartition> partitions = found.stream()
                    .flatMap(topic -> topic.topic().topicPartitions().stream())
                    .toList();
            this.snapshot = DlqSnapshot.take(connection, partitions, cancellation);
            this.journal = new Journal(connection, connection.settings().dlq().journal(), Duration.ZERO, cancellation)
                    .read(
                            found.stream().map(topic -> topic.topic().topicId()).collect(Collectors.toSet()),
                            Journal.Reading.ADVISORY);
            this.anHourAgo = new PositionResolver(cluster, IsolationLevel.READ_COMMITTED, clock.instant())
                    .resolve(snapshot.ranges(), new Position.Ago(NEW));
            this.samples = snapshot.sample(pending());
            Reading<TopicConfigs> read = TopicConfigs.ask(cluster, names()).answer();
            this.configs = read.found();
            errors.addAll(read.errors());
            this.warnings = new DlqWarnings(configs, shareGroups, sourcePartitions(), formats);
        }

        private Set<String> names() {
            return found.stream().map(topic -> topic.topic().name()).collect(Collectors.toSet());
        }

        private Map<String, Integer> sourcePartitions() {
            Set<String> sources = found.stream()
                    .map(topic -> topic.topic().source())
                    .flatMap(source -> Optional.ofNullable(source).stream())
                    .collect(Collectors.toSet());
            Map<String, Integer> counts = new HashMap<>();
            cluster.findTopics(sources)
                    .forEach(
                            (name, topic) -> counts.put(name, topic.partitions().size()));
            return counts;
        }

        /** What is not settled; of a topic in which nothing is pending, everything, so that its format is seen. */
        private Map<TopicPartition, OffsetRange> pending() {
            Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
            for (FoundDlq topic : found) {
                boolean any = topic.topic().topicPartitions().stream()
                        .anyMatch(p -> !pending(topic.topic(), p).isEmpty());
                for (TopicPartition partition : topic.topic().topicPartitions()) {
                    ranges.put(partition, any ? pending(topic.topic(), partition) : snapshot.range(partition));
                }
            }
            return ranges;
        }

        private Map<TopicPartition, OffsetRange> pending(DlqTopic topic) {
            Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
            topic.topicPartitions().forEach(partition -> ranges.put(partition, pending(topic, partition)));
            return ranges;
        }

        private OffsetRange pending(DlqTopic topic, TopicPartition partition) {
            OffsetRange all = snapshot.range(partition);
            return new OffsetRange(
                    Math.min(
                            all.to(),
                            state(topic).settled(partition.partition()).firstAbsent(all.from())),
                    all.to());
        }

        private JournalState state(DlqTopic topic) {
            return journal.computeIfAbsent(topic.topicId(), id -> new JournalState());
        }

        Stock stock(Map<String, String> missing) {
            Map<String, List<DlqOverview.GroupBehind>> readers = retryReaders();
            List<DlqOverview> topics = found.stream()
                    .map(topic ->
                            overview(topic, readers.getOrDefault(topic.topic().name(), List.of())))
                    .toList();
            return new Stock(topics, missing, errors);
        }

        private Map<String, List<DlqOverview.GroupBehind>> retryReaders() {
            Set<String> retries = found.stream()
                    .filter(topic -> topic.kind() == DlqNames.Kind.RETRY)
                    .map(topic -> topic.topic().name())
                    .collect(Collectors.toSet());
            if (retries.isEmpty()) {
                return Map.of();
            }
            Reading<Optional<Map<String, List<TopicReaders.Reader>>>> read = new TopicReaders(
                            connection, clock, cancellation)
                    .read(cluster.findTopics(retries).values());
            errors.addAll(read.errors());
            Map<String, List<DlqOverview.GroupBehind>> behind = new HashMap<>();
            read.found()
                    .orElse(Map.of())
                    .forEach((topic, readers) -> behind.put(
                            topic, readers.stream().map(Count::behind).toList()));
            return behind;
        }

        private static DlqOverview.GroupBehind behind(TopicReaders.Reader reader) {
            return new DlqOverview.GroupBehind(
                    reader.use().group(),
                    reader.lag() == null ? null : reader.lag().lag());
        }

        private DlqOverview overview(FoundDlq topic, List<DlqOverview.GroupBehind> groups) {
            DlqTopic dlq = topic.topic();
            long total = 0;
            long settled = 0;
            long fresh = 0;
            for (TopicPartition partition : dlq.topicPartitions()) {
                OffsetRange range = snapshot.range(partition);
                total += range.size();
                settled += state(dlq).settled(partition.partition()).count(range.from(), range.to());
                fresh += Math.max(0, range.to() - anHourAgo.getOrDefault(partition, range.to()));
            }
            boolean retry = topic.kind() == DlqNames.Kind.RETRY;
            List<ConsumerRecord<byte[], byte[]>> sampled = samples.getOrDefault(dlq.name(), List.of());
            if (total > settled) {
                total -= new EmptyOffsets(snapshot, state(dlq)).count(pending(dlq), sampled);
            }
            List<String> ids = formats(dlq, sampled);
            Instant oldest = total == settled ? null : oldest(sampled);
            return new DlqOverview(
                    dlq.name(),
                    topic.kind(),
                    topic.by(),
                    ids,
                    dlq.source(),
                    retry ? null : (Long) (total - settled),
                    settled,
                    total,
                    Math.min(fresh, total),
                    snapshot.hidden(dlq.topicPartitions()),
                    oldest,
                    expires(dlq.name(), oldest),
                    warnings.of(topic, ids, sampled),
                    groups,
                    state(dlq).isComplete());
        }

        private List<String> formats(DlqTopic dlq, List<ConsumerRecord<byte[], byte[]>> sampled) {
            String configured = dlq.format();
            return configured != null
                    ? List.of(configured)
                    : formats.detect(sampled).stream().map(DeadLetterFormat::id).toList();
        }

        /** From the record's own timestamp, which for some frameworks is that of the original event. */
        private @Nullable Instant expires(String topic, @Nullable Instant oldest) {
            long retention = configs.number(topic, "retention.ms").orElse(-1L);
            boolean deletes = configs.value(topic, "cleanup.policy").orElse("").contains("delete");
            return oldest == null || !deletes || retention < 0 ? null : later(oldest, retention);
        }
    }

    /** Null for a moment beyond all calendars, which stands for never. */
    private static @Nullable Instant later(Instant from, long millis) {
        return millis > Duration.ofDays(365_000).toMillis() ? null : from.plusMillis(millis);
    }

    private static @Nullable Instant oldest(List<ConsumerRecord<byte[], byte[]>> samples) {
        return samples.stream()
                .map(ConsumerRecord::timestamp)
                .filter(t -> t >= 0)
                .min(Long::compare)
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }
}
