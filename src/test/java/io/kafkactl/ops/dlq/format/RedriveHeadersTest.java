package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RedriveHeadersTest {
    private final ConsumerRecord<byte[], byte[]> letter =
            new ConsumerRecord<>("orders.dlq", 2, 99, bytes("k"), bytes("v"));

    @Test
    void aCountThatIsNoNumberCountsAsNone() {
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
        letter.headers().add("kafkactl-redrive-count", bytes("many times"));
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
        letter.headers().add("kafkactl-redrive-count", bytes("-4"));
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
    }
}
