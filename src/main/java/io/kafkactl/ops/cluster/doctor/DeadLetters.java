package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.config.CompanionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqInventory;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.ops.topic.naming.CompanionName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether there is a place for dead letters, and whether some are waiting there. */
final class DeadLetters {
    private final ClusterFacts facts;
    private final Clock clock;
    private final Cancellation cancellation;

    DeadLetters(ClusterFacts facts, Clock clock, Cancellation cancellation) {
        this.facts = facts;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** Topics that a group reads, and that have no dead-letter topic although the context says what it would be called. */
    List<Opinion> companions() {
        CompanionSettings companions =
                facts.connection().settings().rules().naming().companions();
        if (companions.dlq() == null) {
            return List.of(Opinion.skipped("the context names no dead-letter topics (naming: companions: dlq)"));
        }
        Set<String> topics = facts.topics().keySet();
        List<String> without = facts.readTopics().stream()
                .filter(topics::contains)
                .filter(topic ->
                        !Objects.requireNonNull(facts.topics().get(topic)).isInternal())
                .filter(topic -> CompanionName.baseOf(topic).isEmpty())
                // What a Kafka Streams application keeps for itself.
                .filter(topic -> !topic.endsWith("-repartition") && !topic.endsWith("-changelog"))
                .filter(topic -> !topics.contains(topic + companions.dlqSuffix()))
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of(Opinion.about(
                        Verdict.WARNING,
                        without,
                        "topic",
                        "read by a group without a dead-letter topic",
                        "kafkactl topic create TOPIC" + companions.dlqSuffix()));
    }

    /** Dead letters that nobody has settled. */
    List<Opinion> pending() {
        DlqInventory.Stock stock = new DlqInventory(facts.connection(), clock, cancellation).take(name -> true, false);
        List<Opinion> opinions = new ArrayList<>();
        List<DlqOverview> pending =
                stock.topics().stream().filter(DlqOverview::isPending).toList();
        if (!pending.isEmpty()) {
            long records = pending.stream()
                    .mapToLong(topic -> Objects.requireNonNullElse(topic.pending(), 0L))
                    .sum();
            opinions.add(Opinion.about(
                    Verdict.WARNING,
                    pending.stream().map(DlqOverview::topic).toList(),
                    "dead-letter topic",
                    "with " + records + " pending",
                    "kafkactl dlq stats TOPIC says why; kafkactl dlq redrive TOPIC puts them back"));
        }
        Opinion.unknown(stock.errors()).ifPresent(opinions::add);
        return opinions;
    }
}
