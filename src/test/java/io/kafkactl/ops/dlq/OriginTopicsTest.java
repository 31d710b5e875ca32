package io.kafkactl.ops.dlq;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.testkit.Letter;
import io.kafkactl.testkit.StubConnection;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTopicsTest {
    private static final String ID_LIKE = "abcdefghijklmnopqrstuA";

    private final Cluster cluster = new StubConnection()
            .topic("orders", 1, Map.of())
            .topic("paid-retry-0", 1, Map.of())
            .topic(ID_LIKE, 1, Map.of())
            .open(ConnectionSettings.to("mock:9092"))
            .cluster();

    private Place origin(Letter letter, String format, @Nullable String source, boolean given) {
        DlqTopic dlq = new DlqTopic("letters", Uuid.ONE_UUID, 1, source, given, null, null, null);
        Provenance provenance =
                FORMATS.byId(format).read(letter.build()).orElseThrow().provenance();
        return new OriginTopics(cluster, dlq).origin(provenance);
    }

    private Place shared(String topic) {
        return origin(
                letter().header("__dlq.errors.group", "g")
                        .header("__dlq.errors.topic", topic)
                        .header("__dlq.errors.partition", "0")
                        .header("__dlq.errors.offset", "7"),
                "share-group",
                null,
                false);
    }

    /** A broker that cannot look a name up writes the id. */
    @Test
    void anIdIsResolvedToTheNameOfItsTopic() {
        String id = cluster.topic("orders").topicId().toString();

        assertThat(shared(id)).isEqualTo(new Place("orders", 0, 7L));
    }

    @Test
    void aTopicWhoseNameLooksLikeAnIdIsFoundByItsName() {
        assertThat(shared(ID_LIKE)).isEqualTo(new Place(ID_LIKE, 0, 7L));
    }

    @Test
    void anIdOfNoTopicStaysAsItIsWritten() {
        assertThat(shared("AAAAAAAAAAAAAAAAAAAAKg")).isEqualTo(new Place("AAAAAAAAAAAAAAAAAAAAKg", 0, 7L));
    }

    @Test
    void aRetryTopicWhoseBaseDoesNotExistIsItsOwnOrigin() {
        Place existing =
                origin(letter().header("kafka_dlt-original-topic", "orders-retry-0"), "spring-kafka", null, false);
        Place alone = origin(
                letter().header("kafka_dlt-original-topic", "paid-retry-0").int64("kafka_dlt-original-offset", 3),
                "spring-kafka",
                null,
                false);

        assertThat(existing).isEqualTo(new Place("orders", null, null));
        assertThat(alone).isEqualTo(new Place("paid-retry-0", null, 3L));
    }

    @Test
    void aRecordThatNamesNoTopicIsFromTheSourceThatWasGivenButNotFromOneThatWasInferred() {
        Letter arroyo = letter().header("original_partition", "1").header("original_offset", "5");

        assertThat(origin(arroyo, "arroyo", "orders", true)).isEqualTo(new Place("orders", 1, 5L));
        assertThat(origin(arroyo, "arroyo", "orders", false)).isEqualTo(Place.UNKNOWN);
        assertThat(origin(letter(), "plain", "orders", true)).isEqualTo(new Place("orders", null, null));
    }
}
