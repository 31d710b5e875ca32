package io.kafkactl.ops.dlq;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Finds the topic that a dead letter came from where its provenance has a topic id, or a name with a retry suffix. */
public final class OriginTopics {
    private static final int ID_LENGTH = 22;

    private final Cluster cluster;
    private final DlqTopic dlq;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    public OriginTopics(Cluster cluster, DlqTopic dlq) {
        this.cluster = cluster;
        this.dlq = dlq;
    }

    /**
     * Where the record belongs. A topic that does not exist keeps the name that the dead letter gives it; a dead letter
     * that names none is taken to be from the source that the user or the context gave. {@link Place#UNKNOWN} else.
     */
    public Place origin(Provenance provenance) {
        Place origin = provenance.origin();
        String topic = origin.topic();
        if (topic == null || topic.isEmpty()) {
            return dlq.sourceGiven() ? new Place(dlq.source(), origin.partition(), origin.offset()) : Place.UNKNOWN;
        }
        if (provenance.originInferred() && !exists(topic)) {
            return provenance.failedAt();
        }
        if (!mayBeId(topic)) {
            return origin;
        }
        String name = known.computeIfAbsent(topic, this::byNameOrId).orElse(topic);
        return name.equals(topic) ? origin : new Place(name, origin.partition(), origin.offset());
    }

    /** 22 letters, digits, dashes or underlines. Asked once for every dead letter. */
    private static boolean mayBeId(String topic) {
        return topic.length() == ID_LENGTH && topic.indexOf('.') < 0;
    }

    private boolean exists(String topic) {
        return known.computeIfAbsent(topic, name -> cluster.findTopic(name).map(TopicDescription::name))
                .isPresent();
    }

    private Optional<String> byNameOrId(String text) {
        Uuid id = id(text);
        Optional<String> name = cluster.findTopic(text).map(TopicDescription::name);
        return name.isPresent() || id == null ? name : byId(id);
    }

    /** Empty when there is none; whatever else goes wrong is an error. */
    private Optional<String> byId(Uuid id) {
        Answers<Uuid, TopicDescription> found = cluster.callEach(
                wanted -> "look up the topic with id " + wanted,
                admin -> admin.describeTopics(TopicCollection.ofTopicIds(List.of(id)))
                        .topicIdValues());
        for (KafkactlException error : found.errors().values()) {
            if (error.exitCode() != ExitCode.NOT_FOUND) {
                throw error;
            }
        }
        return found.values().values().stream().map(TopicDescription::name).findFirst();
    }

    private static @Nullable Uuid id(String text) {
        try {
            return Uuid.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
