package io.kafkactl.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.registry.Registration;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.GatedOutput;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.registry.WithRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real registry that is killed under running consumers. */
@WithRegistry
class RegistryKilledIT {
    private final SandboxFixture kafka = SandboxFixture.start(1);
    private final String registry = kafka.registryUrl();
    private final String topic = kafka.cluster().createTopic("market.order.placed", 1);

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void knownIdsAreReadOnAndUnknownOnesAreTakenAsTheUserWants() {
        int known = register("known", "\"int\"");
        int unknown = register("unknown", "\"long\"");
        send(known, 2);
        Follower shown = new Follower(4, "--value-format", "avro");
        Follower skipped = new Follower(4, "--value-format", "avro", "--on-decode-error", "skip");
        Follower failed = new Follower(4, "--value-format", "avro", "--on-decode-error", "fail");
        Follower auto = new Follower(4, "--value-format", "auto");
        List<Follower> all = List.of(shown, skipped, failed, auto);
        all.forEach(follower ->
                Await.until("the first record is shown", () -> follower.text().startsWith("1\n")));

        kafka.killRegistry();
        send(known, 4);
        send(unknown, 6);
        send(known, 8);

        assertThat(failed.result().exitCode()).isEqualTo(1);
        assertThat(failed.text()).isEqualTo("1\n2\n");
        assertThat(failed.result().err())
                .contains("cannot decode record 0:2")
                .contains("schema " + unknown + ": ")
                .contains(registry);
        assertThat(shown.result().exitCode()).isEqualTo(1);
        assertThat(shown.text()).isEqualTo("1\n2\n" + base64(framed(unknown, 6)) + "\n4\n");
        assertThat(shown.result().err()).contains("schema " + unknown + ": ");
        assertThat(skipped.result().exitCode()).isEqualTo(1);
        assertThat(skipped.text()).isEqualTo("1\n2\n4\n");
        assertThat(auto.result().exitCode()).as(auto.result().err()).isZero();
        assertThat(auto.text().lines()).hasSize(4).startsWith("1", "2").endsWith("4");
        assertThat(auto.result().err()).contains("schema " + unknown + ": ").contains("shown as it is");
    }

    @Test
    void aRegistryThatComesBackIsAskedAgain() {
        int known = register("known", "\"int\"");
        send(known, 2);
        Follower follower = new Follower(3, "--value-format", "auto");
        Await.until("the first record is shown", () -> follower.text().startsWith("1\n"));

        kafka.killRegistry();
        send(known, 4);
        Await.until("known ids are read without it", () -> follower.text().endsWith("2\n"));
        kafka.startRegistry();
        // It is empty again: whatever is registered first gets the first id.
        assertThat(register("known", "\"int\"")).isEqualTo(known);
        int next = register("next", "\"string\"");
        send(next, 2, 'a');

        assertThat(follower.result().exitCode()).as(follower.result().err()).isZero();
        assertThat(follower.text()).isEqualTo("1\n2\n\"a\"\n");
    }

    private int register(String subject, String avro) {
        try (SchemaRegistry client = Registries.open(
                ConnectionSettings.to(kafka.bootstrapServers()).withSchemaRegistry(List.of(registry)),
                new Cancellation())) {
            return client.register(subject, new Registration(new SchemaText(SchemaType.AVRO, avro, List.of()), false));
        }
    }

    private void send(int id, int... bytes) {
        kafka.cluster().produce(List.of(new ProducerRecord<>(topic, 0, null, framed(id, bytes))));
    }

    private static byte[] framed(int id, int... bytes) {
        ByteBuffer frame = ByteBuffer.allocate(5 + bytes.length).put((byte) 0).putInt(id);
        Arrays.stream(bytes).forEach(each -> frame.put((byte) each));
        return frame.array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A consumer that goes on until it has shown so many records. */
    private final class Follower {
        private final GatedOutput out = new GatedOutput();
        private final CompletableFuture<CliResult> result;

        Follower(int records, String... options) {
            out.open();
            List<String> line = new ArrayList<>(List.of(
                    "consume", topic, "-f", "--from", "start", "-n", String.valueOf(records), "--timeout", "5s"));
            line.addAll(List.of(options));
            line.addAll(List.of("-b", kafka.bootstrapServers(), "--schema-registry", registry));
            CliRunner runner = CliRunner.real().stdout(out);
            result = CompletableFuture.supplyAsync(
                    () -> runner.run(line.toArray(String[]::new)), command -> new Thread(command, "follower").start());
        }

        String text() {
            return out.text();
        }

        CliResult result() {
            Await.until("the consumer ends", result::isDone);
            return result.join();
        }
    }
}
