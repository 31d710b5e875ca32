package io.kafkactl.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.TestGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that may not be seen, or not be read. */
class LagDeniedIT {
    private static final String OPEN = "market.order.placed.v1";
    private static final String HIDDEN = "market.order.paid.v1";

    @TempDir
    Path folder;

    @Test
    void whatMayNotBeSeenIsSaidAndWhatMayNotBeReadIsSearched() {
        try (AuthorizingKafka kafka = new AuthorizingKafka(folder)) {
            kafka.cluster().createTopic(OPEN, 1, Map.of());
            kafka.cluster().createTopic(HIDDEN, 1, Map.of());
            TestGroups groups = new TestGroups(kafka.cluster());
            groups.fill(OPEN, 0, 5);
            Map<String, Object> classic =
                    Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic", ConsumerConfig.GROUP_ID_CONFIG, "pricing");
            try (Consumer<byte[], byte[]> member = kafka.cluster().consumer(classic)) {
                member.subscribe(List.of(OPEN, HIDDEN));
                Await.until("the member owns both", () -> {
                    member.poll(Duration.ofMillis(50));
                    return member.assignment().size() == 2;
                });
                kafka.deny(HIDDEN, AclOperation.DESCRIBE);
                kafka.deny(OPEN, AclOperation.READ);
                Await.until("the rules hold", () -> kafka.run("lag", "pricing").exitCode() != 0);

                CliResult rows = kafka.run("lag", "pricing", "-o", "json");
                CliResult table = kafka.run("lag", "pricing");
                CliResult group = kafka.run("lag", "pricing", "--by", "group");
                CliResult check = kafka.run("lag", "pricing", "--max-lag", "100");
                CliResult read = kafka.run("lag", "pricing", "-t", OPEN, "--time", "read");

                JsonNode document = LagScenario.json(rows.out());
                assertThat(rows.exitCode()).as(rows.toString()).isEqualTo(1);
                assertThat(document.get("items")).hasSize(2);
                JsonNode hidden = document.get("items").get(0);
                assertThat(hidden.get("topic").asText()).isEqualTo(HIDDEN);
                assertThat(hidden.get("status").asText()).isEqualTo("NO-AUTH");
                assertThat(hidden.get("lag").isNull()).isTrue();
                assertThat(document.get("items").get(1).get("lag").asLong()).isEqualTo(5);
                assertThat(document.get("errors").get(0).get("error").asText()).isEqualTo("TOPIC_AUTHORIZATION_FAILED");
                assertThat(table.out()).containsPattern(OPEN + " .* ~[\\dms]+ ");
                assertThat(group.out()).contains("≥5");
                assertThat(check.exitCode()).isEqualTo(1);
                assertThat(read.err()).contains("age unknown where READ is not allowed: " + OPEN);
            }
        }
    }
}
