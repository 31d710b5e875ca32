package io.kafkactl.testkit.registry;

import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.SandboxFixture;
import java.util.ArrayList;
import java.util.List;

/** The one real registry of a test run, beside the shared broker; every test makes subjects of its own, by {@link io.kafkactl.testkit.TestTopics}. */
public final class RealRegistry {
    private final SandboxFixture kafka;
    private final String url;

    private RealRegistry(SandboxFixture kafka) {
        this.kafka = kafka;
        this.url = kafka.registryUrl();
    }

    /** Started on first use, and ended with this JVM. */
    public static RealRegistry shared() {
        return new RealRegistry(SandboxFixture.shared());
    }

    public String url() {
        return url;
    }

    /** Our own client of it, to be closed by the caller. */
    public SchemaRegistry client() {
        return Registries.open(
                ConnectionSettings.to(kafka.bootstrapServers()).withSchemaRegistry(List.of(url)), new Cancellation());
    }

    /** The broker whose topics the subjects belong to. */
    public SandboxFixture kafka() {
        return kafka;
    }

    /** Runs kafkactl against this registry and its broker. */
    public CliResult run(String... args) {
        return run(CliRunner.real(), args);
    }

    /** As {@link #run(String...)}, with an input, an environment or a terminal that the test chose. */
    public CliResult run(CliRunner runner, String... args) {
        List<String> all = new ArrayList<>(List.of("--schema-registry", url));
        all.addAll(List.of(args));
        return kafka.run(runner, all.toArray(String[]::new));
    }
}
