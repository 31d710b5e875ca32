package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.topic.TopicReadiness;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.ops.topic.change.SettingComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates topics of a plan, many with one request, and waits until they can be written to. */
final class TopicCreations {
    private final Cluster cluster;
    private final TopicReadiness readiness;
    private final Runnable gate;
    private final Runnable progress;

    /**
     * Creations on one cluster.
     *
     * @param gate called before each request that writes; throws to end the work
     * @param progress called after each topic
     */
    TopicCreations(Cluster cluster, Cancellation cancellation, Runnable gate, Runnable progress) {
        this.gate = gate;
        this.cluster = cluster;
        this.readiness = new TopicReadiness(cluster, cancellation);
        this.progress = progress;
    }

    /**
     * A topic that somebody else made meanwhile counts as done when it is as planned, and is refused when it is not.
     *
     * @param atOnce how many are created with one request
     */
    void run(List<TopicRun> topics, int atOnce) {
        for (int from = 0; from < topics.size(); from += atOnce) {
            batch(topics.subList(from, Math.min(topics.size(), from + atOnce)).stream()
                    .filter(run -> !run.open().isEmpty())
                    .toList());
        }
    }

    private void batch(List<TopicRun> topics) {
        ObservedTopics now = ObservedTopics.again(
                cluster, topics.stream().map(TopicRun::name).toList());
        List<TopicRun> absent = new ArrayList<>();
        for (TopicRun run : topics) {
            KafkactlException unreadable = now.error(run.name()).orElse(null);
            if (unreadable != null) {
                run.failed(run.open(), unreadable);
            } else if (now.topic(run.name()).isPresent()) {
                settle(run, () -> accept(run, now.topic(run.name()).orElseThrow()));
            } else {
                absent.add(run);
            }
        }
        create(absent);
    }

    private void create(List<TopicRun> topics) {
        if (topics.isEmpty()) {
            return;
        }
        gate.run();
        List<NewTopic> creations =
                topics.stream().map(run -> spec(run).request()).toList();
        Answers<String, Void> answers = cluster.callEach(
                name -> "create topic '" + name + "'",
                admin -> admin.createTopics(creations).values());
        topics.stream()
                .filter(run -> !answers.errors().containsKey(run.name()))
                .forEach(run -> run.done(run.open(), Status.APPLIED, null));
        for (TopicRun run : topics) {
            KafkactlException failure = answers.errors().get(run.name());
            settle(run, () -> {
                if (failure != null) {
                    concede(run, failure);
                } else {
                    readiness.await(run.name(), spec(run).partitions());
                }
            });
        }
    }

    private static TopicSpec spec(TopicRun run) {
        return Objects.requireNonNull(run.topic().creation());
    }

    /** Somebody else may have been faster, or the answer may have been lost. */
    private void concede(TopicRun run, KafkactlException failure) {
        boolean perhapsThere =
                failure.error().equals("TOPIC_ALREADY_EXISTS") || failure.exitCode() == ExitCode.UNREACHABLE;
        ObservedTopic found = perhapsThere
                ? ObservedTopics.again(cluster, List.of(run.name()))
                        .topic(run.name())
                        .orElse(null)
                : null;
        if (found == null) {
            throw failure;
        }
        accept(run, found);
    }

    private static void accept(TopicRun run, ObservedTopic found) {
        TopicSpec spec = spec(run);
        boolean same = found.partitions() == spec.partitions()
                && found.copies().stream().allMatch(copies -> copies == spec.replicationFactor())
                && spec.config().entrySet().stream()
                        .allMatch(setting -> isSame(found.config().get(setting.getKey()), setting.getValue()));
        if (!same) {
            throw run.stale("was created by somebody else, and in another way,");
        }
        run.done(run.open(), Status.UNCHANGED, "somebody else has created it");
    }

    private static boolean isSame(ConfigEntry entry, String wanted) {
        return entry != null && SettingComparison.isSame(entry, wanted);
    }

    private void settle(TopicRun run, Runnable attempt) {
        try {
            run.attempt(run.topic().operations(), attempt);
        } finally {
            progress.run();
        }
    }
}
