package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNameTest {
    @ParameterizedTest
    @CsvSource({
        "__consumer_offsets, Kafka",
        "_schemas, the schema registry",
        "_confluent-metrics, Confluent Platform",
        "connect-offsets, Kafka Connect",
        "app-store-changelog, Kafka Streams",
        "app-KSTREAM-0001-repartition, Kafka Streams",
        "mm2-offset-syncs.west.internal, MirrorMaker",
        "west.checkpoints.internal, MirrorMaker",
        "heartbeats, MirrorMaker",
    })
    void knowsWhoKeepsAName(String name, String owner) {
        assertThat(ReservedName.ownerOf(name)).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"market.stock.price.v1", "_mine", "connector.a.b.v1", "pay.changelog.a.v1", "x.heartbeats"})
    void leavesOtherNamesAlone(String name) {
        assertThat(ReservedName.ownerOf(name)).isEmpty();
    }
}
