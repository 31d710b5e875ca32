package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import io.kafkactl.testkit.registry.RegistryServer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen between a plan and its end. */
@WithKafka
class ProvisionFaultsIT {
    private final KafkaFixture kafka;

    @TempDir
    Path folder;

    private Provisioning team;

    ProvisionFaultsIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void begin() {
        team = new Provisioning(kafka, folder);
    }

    private static void assertOk(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private static boolean isValidation(Object[] args) {
        return args.length > 1 && args[1] instanceof CreateTopicsOptions options && options.shouldValidateOnly();
    }

    /** What an admin answers when the brokers do what was asked, and their answer is lost. */
    private static final class LostAnswers extends CreateTopicsResult {
        LostAnswers(Collection<String> topics) {
            super(topics.stream().collect(Collectors.toMap(name -> name, name -> lost())));
        }

        private static KafkaFuture<TopicMetadataAndConfig> lost() {
            KafkaFutureImpl<TopicMetadataAndConfig> lost = new KafkaFutureImpl<>();
            lost.completeExceptionally(new TimeoutException("no answer in time"));
            return lost;
        }
    }

    @Test
    void takesATopicForMadeWhoseAnswerWasLost() {
        team.declare("order, partitions: 2");
        CliRunner runner = new CliRunner(SpoiledAdmin.of((real, method, args, result) -> {
            if (!method.equals("createTopics") || isValidation(args)) {
                return result;
            }
            CreateTopicsResult created = (CreateTopicsResult) result;
            created.all().toCompletionStage().toCompletableFuture().join();
            return new LostAnswers(created.values().keySet());
        }));
        CliResult apply = team.run(runner, "apply", "--yes");
        assertOk(apply);
        assertThat(apply.out()).contains("unchanged");
        assertThat(team.describe("order").partitions()).hasSize(2);
    }

    @Test
    void takesATopicForMadeThatSomebodyElseMadeAtTheSameMoment() {
        team.declare("order, partitions: 2");
        CliRunner runner = new CliRunner(settings -> {
            KafkaConnection real = new KafkaConnection(settings);
            Admin racing = (Admin) Proxy.newProxyInstance(
                    Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, args) -> {
                        Admin admin = SpoiledAdmin.admin(real);
                        if (method.getName().equals("createTopics") && !isValidation(args)) {
                            @SuppressWarnings("unchecked")
                            Collection<NewTopic> topics = (Collection<NewTopic>) args[0];
                            admin.createTopics(topics)
                                    .all()
                                    .toCompletionStage()
                                    .toCompletableFuture()
                                    .join();
                        }
                        return SpoiledAdmin.invoke(method, admin, args);
                    });
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, args) -> method.getName().equals("cluster")
                            ? new Cluster(racing, settings)
                            : SpoiledAdmin.invoke(method, real, args));
        });
        CliResult apply = team.run(runner, "apply", "--yes");
        assertOk(apply);
        assertThat(apply.out()).contains("somebody else has created it");
    }

    @Test
    void sendsNoWritingRequestWhenNothingDiffers() {
        team.declare(
                "order, partitions: 2, config: {retention.ms: 3d}, companions: {dlq: true}",
                "bill, partitions: 1, managedConfig: strict");
        assertOk(team.apply());
        AtomicLong requests = new AtomicLong();
        AtomicInteger writes = new AtomicInteger();
        CliRunner counting = new CliRunner(settings -> {
            KafkaConnection real = new KafkaConnection(settings);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (method.getName().equals("cluster")) {
                            return new Cluster(
                                    SpoiledAdmin.spoiled(SpoiledAdmin.admin(real), (admin, call, arguments, result) -> {
                                        writes.addAndGet(isWriting(call) ? 1 : 0);
                                        return result;
                                    }),
                                    settings);
                        }
                        if (method.getName().equals("close")) {
                            requests.set(requestsOf(SpoiledAdmin.admin(real)));
                        }
                        return SpoiledAdmin.invoke(method, real, args);
                    });
        });

        CliResult plan = team.run(counting, "plan");
        assertOk(plan);
        long whilePlanning = requests.get();
        CliResult apply = team.run(counting, "apply", "--yes");
        assertOk(apply);

        assertThat(apply.err()).contains("0 applied, 3 unchanged");
        assertThat(writes).hasValue(0);
        assertThat(whilePlanning).isPositive();
        // Everything that was sent was sent to plan.
        assertThat(requests.get()).isEqualTo(whilePlanning);
    }

    private static boolean isWriting(String call) {
        return call.matches("(create|delete|alter|incrementalAlter|elect|fence|abort|remove|add|unregister|update).*");
    }

    /** By the client's own count. */
    private static long requestsOf(Admin admin) {
        return admin.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("request-total")
                        && metric.metricName().group().equals("admin-client-metrics"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    @Test
    void leavesATopicAloneWhoseSchemaDoesNotFit() {
        String order = team.name("order");
        team.write("order.avsc", record("{\"name\": \"id\", \"type\": \"string\"}"));
        team.declare(
                "order, partitions: 1, schemas: {value: {file: order.avsc}}, companions: {dlq: true}",
                "bill, partitions: 1");
        try (RegistryServer registry = RegistryServer.start()) {
            registry.register(order + "-value", record("{\"name\": \"id\", \"type\": \"int\"}"));
            CliResult plan = withRegistry(registry.url(), "plan");
            assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(1);
            assertThat(plan.err())
                    .contains("subject '" + order + "-value' does not take order.avsc under BACKWARD")
                    .contains("topics.yaml:4:");
            CliResult apply = withRegistry(registry.url(), "apply", "--yes");
            assertThat(apply.exitCode()).isEqualTo(1);
            assertThat(team.exists("order")).isFalse();
            assertThat(team.exists("bill")).isTrue();

            team.write("order.avsc", record("{\"name\": \"id\", \"type\": \"long\"}"));
            assertOk(withRegistry(registry.url(), "apply", "--yes"));
            assertThat(team.exists("order")).isTrue();
        }
    }

    @Test
    void plansNothingWhileTheRegistryIsDownUnlessToldTo() {
        team.write("order.avsc", record("{\"name\": \"id\", \"type\": \"int\"}"));
        team.declare("order, partitions: 1, schemas: {value: {file: order.avsc, subject: RecordNameStrategy}}");
        CliResult down = withRegistry("http://127.0.0.1:1", "plan");
        assertThat(down.exitCode()).as(down.toString()).isEqualTo(5);
        assertThat(down.err()).contains("the manifest names schemas").contains("--skip-schemas");
        CliResult none = team.plan();
        assertThat(none.exitCode()).isEqualTo(2);
        assertOk(team.plan("--skip-schemas"));
    }

    private CliResult withRegistry(String url, String verb, String... more) {
        java.util.ArrayList<String> args =
                new java.util.ArrayList<>(List.of("--schema-registry", url, "--timeout", "20s"));
        args.addAll(List.of(more));
        return team.run(CliRunner.real(), verb, args.toArray(String[]::new));
    }

    private static String record(String field) {
        return "{\"type\": \"record\", \"name\": \"Order\", \"namespace\": \"shop\", \"fields\": [" + field + "]}";
    }

    @Test
    void reportsWhatWasDoneWhenInterrupted() {
        team.declare("a1, partitions: 1", "a2, partitions: 1");
        assertOk(team.apply());
        team.declare("a1, partitions: 1, config: {segment.ms: 2h}", "a2, partitions: 1, config: {segment.ms: 2h}");
        CliRunner[] holder = new CliRunner[1];
        holder[0] = new CliRunner(SpoiledAdmin.of((real, method, args, result) -> {
            if (method.equals("incrementalAlterConfigs") && args.length == 1) {
                holder[0].cancellation().cancel();
            }
            return result;
        }));
        CliResult apply = team.run(holder[0], "apply", "--yes");
        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(130);
        assertThat(apply.out()).containsPattern(team.name("a1") + " +set +segment.ms +applied");
        assertThat(apply.out()).containsPattern(team.name("a2") + " +set +segment.ms +skipped +interrupted");
        assertThat(team.setting("a2", "segment.ms").value()).isNotEqualTo("7200000");
    }
}
