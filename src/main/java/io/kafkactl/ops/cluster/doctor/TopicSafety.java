package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Whether topics survive the loss of a broker, now and by their settings. */
final class TopicSafety {
    private static final int COPIES = 3;
    private static final String MIN_ISR = "min.insync.replicas";

    private final ClusterFacts facts;

    TopicSafety(ClusterFacts facts) {
        this.facts = facts;
    }

    /** What is wrong with partitions at this moment, Kafka's own among them. */
    List<Opinion> partitions() {
        Collection<TopicDescription> topics = facts.topics().values();
        TopicConfigs configs = facts.configs().found();
        List<Opinion> opinions = new ArrayList<>();
        about(
                Verdict.ERROR,
                of(topics, partition -> !LogExtents.hasLeader(partition)),
                "without leader: nobody can read or write them",
                "start the brokers that have their copies; kafkactl cluster describe shows who is there",
                opinions);
        List<String> refusing = topics.stream()
                .flatMap(topic -> names(
                        topic,
                        partition -> LogExtents.hasLeader(partition)
                                && partition.isr().size() < needed(topic, partition, configs)))
                .toList();
        about(
                Verdict.ERROR,
                refusing,
                "with too few copies in sync: acks=all is refused there",
                "start the brokers that have their copies, or look into why they do not follow",
                opinions);
        about(
                Verdict.WARNING,
                of(
                        topics,
                        partition -> LogExtents.hasLeader(partition)
                                && partition.isr().size() < partition.replicas().size()),
                "with a copy out of sync",
                "kafkactl topic list --under-replicated shows the topics",
                opinions);
        return opinions;
    }

    private static int needed(TopicDescription topic, TopicPartitionInfo partition, TopicConfigs configs) {
        long least = configs.number(topic.name(), MIN_ISR).orElse(1L);
        // Brokers ask for no more copies in sync than there are copies.
        return (int) Math.min(least, partition.replicas().size());
    }

    /** How many copies there are, of users' topics. */
    List<Opinion> replication() {
        int brokers = facts.brokers().size();
        if (brokers < COPIES) {
            return List.of(new Opinion(
                    Verdict.WARNING,
                    "a cluster of " + brokers + " cannot keep " + COPIES + " copies of anything",
                    List.of(),
                    "for data that matters, run at least " + COPIES + " brokers"));
        }
        List<Opinion> opinions = new ArrayList<>();
        aboutTopics(
                Verdict.ERROR,
                topic -> copies(topic) == 1,
                "one copy: the loss of a broker is the loss of data",
                "kafkactl topic alter TOPIC --replication-factor " + COPIES,
                opinions);
        aboutTopics(
                Verdict.WARNING,
                topic -> copies(topic) > 1 && copies(topic) < COPIES,
                "fewer than " + COPIES + " copies",
                "kafkactl topic alter TOPIC --replication-factor " + COPIES,
                opinions);
        return opinions;
    }

    /** How many copies have to be in sync, of users' topics with several. */
    List<Opinion> minInSync() {
        if (facts.usersTopics().allMatch(topic -> copies(topic) < 2)) {
            return List.of(Opinion.skipped("no topic has several copies"));
        }
        List<Opinion> opinions = new ArrayList<>();
        BiPredicate<TopicDescription, Long> tooFew = (topic, least) -> least < 2;
        BiPredicate<TopicDescription, Long> tooMany = (topic, least) -> least >= copies(topic);
        aboutTopics(
                Verdict.WARNING,
                topic -> replicated(topic, tooFew),
                MIN_ISR + " below 2: a confirmed write may be on one broker only",
                "kafkactl topic alter TOPIC --config " + MIN_ISR + "=2",
                opinions);
        aboutTopics(
                Verdict.WARNING,
                topic -> replicated(topic, tooMany),
                MIN_ISR + " as large as the number of copies: one broker away, and writes are refused",
                "kafkactl topic alter TOPIC --config " + MIN_ISR + "=2, with three copies",
                opinions);
        facts.configs().errors().stream()
                .findFirst()
                .map(ItemError::failure)
                .map(Opinion::unknown)
                .ifPresent(opinions::add);
        return opinions;
    }

    private boolean replicated(TopicDescription topic, BiPredicate<TopicDescription, Long> rule) {
        return copies(topic) > 1
                && facts.configs()
                        .found()
                        .number(topic.name(), MIN_ISR)
                        .filter(least -> rule.test(topic, least))
                        .isPresent();
    }

    private static int copies(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private void aboutTopics(
            Verdict verdict, Predicate<TopicDescription> rule, String said, String hint, List<Opinion> opinions) {
        List<String> found =
                facts.usersTopics().filter(rule).map(TopicDescription::name).toList();
        if (!found.isEmpty()) {
            opinions.add(Opinion.about(verdict, found, "topic", "with " + said, hint));
        }
    }

    private static List<String> of(Collection<TopicDescription> topics, Predicate<TopicPartitionInfo> rule) {
        return topics.stream().flatMap(topic -> names(topic, rule)).toList();
    }

    private static Stream<String> names(TopicDescription topic, Predicate<TopicPartitionInfo> rule) {
        return topic.partitions().stream().filter(rule).map(partition -> topic.name() + "-" + partition.partition());
    }

    private static void about(
            Verdict verdict, List<String> partitions, String said, String hint, List<Opinion> opinions) {
        if (!partitions.isEmpty()) {
            opinions.add(Opinion.about(verdict, partitions, "partition", said, hint));
        }
    }
}
