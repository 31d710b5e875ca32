package io.kafkactl.testkit;

import java.util.ArrayList;
import java.util.List;

/** A real Kafka for a test, whatever it runs on. Brokers count from 1. */
public interface KafkaFixture extends AutoCloseable {
    String bootstrapServers();

    /** Clients that know nothing of kafkactl, to arrange a test and to check its outcome. */
    TestCluster cluster();

    /** As a crash would end it. */
    void killBroker(int id);

    /** In good order. */
    void stopBroker(int id);

    /** Returns when the broker answers again, at the same address and with its data. */
    void startBroker(int id);

    @Override
    void close();

    /** Runs kafkactl against this cluster. */
    default CliResult run(String... args) {
        return run(CliRunner.real(), args);
    }

    /** Runs kafkactl against this cluster, with an input, an environment or a terminal that the test chose. */
    default CliResult run(CliRunner runner, String... args) {
        List<String> all = new ArrayList<>(List.of("-b", bootstrapServers()));
        all.addAll(List.of(args));
        return runner.run(all.toArray(String[]::new));
    }
}
