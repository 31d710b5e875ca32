package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redrives in the hands of those who may not do everything. */
class RedriveDeniedIT {
    private static final String SOURCE = "pay.order.placed.v1";
    private static final String DLQ = SOURCE + ".dead-letter";

    @TempDir
    Path data;

    @Test
    void joiningWithoutTheRightToItsGroupNamesThatAndSendsNothing() {
        try (AuthorizingKafka kafka = new AuthorizingKafka(data)) {
            kafka.cluster().createTopic(SOURCE, 1, Map.of());
            kafka.cluster().createTopic(DLQ, 1, Map.of());
            kafka.cluster().produce(List.of(headers(DLQ, 0, bytes("k"), bytes("v"), SOURCE)));
            kafka.deny(ResourceType.GROUP, "*", AclOperation.READ);
            Await.until("the rule holds", () -> !mayCommit(kafka.cluster().admin()));

            CliResult join = kafka.run("dlq", "redrive", DLQ, "--join", "--yes");

            assertThat(join.exitCode()).as(join.toString()).isEqualTo(6);
            assertThat(join.err())
                    .contains("the ACL READ on group 'kafkactl-redrive-" + DLQ)
                    .contains("--operation READ --group kafkactl-redrive-" + DLQ);
            assertThat(kafka.cluster().readCommitted(SOURCE)).isEmpty();

            CliResult alone = kafka.run("dlq", "redrive", DLQ, "--yes");

            assertThat(alone.exitCode()).as(alone.toString()).isZero();
            assertThat(kafka.cluster().readCommitted(SOURCE)).hasSize(1);
        }
    }

    private static boolean mayCommit(Admin admin) {
        return admin.alterConsumerGroupOffsets("probe", Map.of(new TopicPartition(DLQ, 0), new OffsetAndMetadata(0)))
                .all()
                .toCompletionStage()
                .handle((done, failure) -> failure == null)
                .toCompletableFuture()
                .join();
    }
}
