package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers of the caller's own to be killed and paused, behind a network to be spoiled. The clients that arrange and
 * check a test go past that network.
 */
public final class FaultyKafka implements KafkaFixture {
    public static final int BROKERS = 3;

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private static final String SETTINGS = """
            node.id=%1$d
            controller.quorum.voters=%2$s
            listeners=PLAINTEXT://ADDRESS,CONTROLLER://127.0.0.1:%3$d,SPOILED://127.0.0.1:%4$d
            advertised.listeners=PLAINTEXT://ADDRESS,SPOILED://127.0.0.1:%5$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SPOILED:PLAINTEXT
            inter.broker.listener.name=PLAINTEXT
            log.dirs=data
            auto.create.topics.enable=false
            default.replication.factor=3
            min.insync.replicas=2
            offsets.topic.replication.factor=3
            offsets.topic.num.partitions=5
            transaction.state.log.replication.factor=3
            transaction.state.log.min.isr=2
            transaction.state.log.num.partitions=5
            num.network.threads=2
            broker.heartbeat.interval.ms=1000
            broker.session.timeout.ms=4000
            """;

    private final List<BrokerProcess> brokers = new ArrayList<>();
    private final FaultyNetwork network;
    private final String bootstrapServers;
    private final TestCluster cluster;

    /** Returns when all brokers answer. */
    public FaultyKafka(Path folder, Random random) {
        this.network = new FaultyNetwork(random);
        String clusterId = Uuid.randomUuid().toString();
        List<Integer> controllers = ports();
        String voters = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(id -> id + "@127.0.0.1:" + controllers.get(id - 1))
                .collect(Collectors.joining(","));
        List<String> addresses = new ArrayList<>();
        for (int id = 1; id <= BROKERS; id++) {
            int listener = BrokerProcess.freePort();
            int advertised = network.portTo(listener);
            addresses.add("127.0.0.1:" + advertised);
            String settings = SETTINGS.formatted(id, voters, controllers.get(id - 1), listener, advertised);
            brokers.add(new BrokerProcess(subfolder(folder, id), clusterId, settings, List.of(), List.of()));
        }
        this.bootstrapServers = String.join(",", addresses);
        this.cluster = reader();
        brokers.forEach(broker -> broker.launch(List.of()));
        awaitAllInSync();
    }

    private static List<Integer> ports() {
        return IntStream.range(0, BROKERS)
                .mapToObj(i -> BrokerProcess.freePort())
                .toList();
    }

    private static Path subfolder(Path folder, int id) {
        try {
            return Files.createDirectories(folder.resolve("broker-" + id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses behind the network that may be spoiled. */
    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public TestCluster cluster() {
        return cluster;
    }

    /** Clients that have seen none of what was done to the brokers; the caller closes them. */
    public TestCluster reader() {
        return new TestCluster(brokers.stream().map(BrokerProcess::address).collect(Collectors.joining(",")));
    }

    public FaultyNetwork network() {
        return network;
    }

    public int leader(String topic, int partition) {
        return asked(admin -> only(TestCluster.get(
                        admin.describeTopics(List.of(topic)).allTopicNames()))
                .partitions()
                .get(partition)
                .leader()
                .id());
    }

    /** The broker that leads the quorum. */
    public int controller() {
        return asked(admin ->
                TestCluster.get(admin.describeMetadataQuorum().quorumInfo()).leaderId());
    }

    public int groupCoordinator(String group) {
        return asked(admin -> only(TestCluster.get(
                        admin.describeConsumerGroups(List.of(group)).all()))
                .coordinator()
                .id());
    }

    /** Of a transactional id that has been used. */
    public int transactionCoordinator(String transactionalId) {
        return asked(admin -> transactionCoordinator(admin, transactionalId));
    }

    private static int transactionCoordinator(Admin admin, String transactionalId) {
        return only(TestCluster.get(
                        admin.describeTransactions(List.of(transactionalId)).all()))
                .coordinatorId();
    }

    private static <T> T only(Map<String, T> answer) {
        return answer.values().iterator().next();
    }

    /** Of a transaction that somebody has begun. */
    public int coordinatorOfAnOpenTransaction() {
        ListTransactionsOptions open = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return asked(admin -> {
            List<String> found = new ArrayList<>();
            Await.until("a transaction is open", () -> {
                TestCluster.get(admin.listTransactions(open).all())
                        .forEach(transaction -> found.add(transaction.transactionalId()));
                return !found.isEmpty();
            });
            return transactionCoordinator(admin, found.get(0));
        });
    }

    private <T> T asked(Function<Admin, T> question) {
        try (TestCluster fresh = reader()) {
            return question.apply(fresh.admin());
        }
    }

    @Override
    public void killBroker(int id) {
        broker(id).kill();
    }

    @Override
    public void stopBroker(int id) {
        broker(id).stop();
    }

    /** Returns when every replica has caught up, too. */
    @Override
    public void startBroker(int id) {
        startBroker(id, List.of());
    }

    /**
     * The same.
     *
     * @param prefix of the command line, such as what {@link FakeClock} gives
     */
    public void startBroker(int id, List<String> prefix) {
        broker(id).launch(prefix);
        awaitAllInSync();
    }

    /** It keeps its connections and says nothing. */
    public void pauseBroker(int id) {
        broker(id).signal("STOP");
    }

    /** Returns when every replica has caught up, too. */
    public void resumeBroker(int id) {
        broker(id).signal("CONT");
        awaitAllInSync();
    }

    /** Returns when every broker takes part, and every replica of every topic. */
    public void awaitAllInSync() {
        try (TestCluster fresh = reader()) {
            Await.until("all brokers are there and in sync", LONG, () -> {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                try {
                    return TestCluster.get(fresh.admin().describeCluster().nodes())
                                            .size()
                                    == BROKERS
                            && fresh.isInSync();
                } catch (KafkaException e) {
                    return false;
                }
            });
        }
    }

    /** Deletes those whose names begin so; what is there has to be looked at again and again. */
    public void forgetTopics(String prefix) {
        asked(admin -> TestCluster.get(
                admin.deleteTopics(TestCluster.get(admin.listTopics().names()).stream()
                                .filter(name -> name.startsWith(prefix))
                                .toList())
                        .all()));
    }

    private BrokerProcess broker(int id) {
        return brokers.get(id - 1);
    }

    @Override
    public void close() {
        cluster.close();
        network.close();
        brokers.forEach(BrokerProcess::close);
    }
}
