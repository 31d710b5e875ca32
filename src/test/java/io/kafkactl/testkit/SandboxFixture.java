package io.kafkactl.testkit;

import io.kafkactl.error.Cancellation;
import io.kafkactl.sandbox.RunningSandbox;
import io.kafkactl.sandbox.SandboxSpec;
import io.kafkactl.sandbox.SandboxStatus;
import io.kafkactl.sandbox.Sandboxes;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Brokers as child processes, ended with this JVM; those of a JVM that was killed are ended by the next one. */
public final class SandboxFixture implements KafkaFixture {
    private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"), "kafkactl-it");
    private static final String PREFIX = "it-";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static @Nullable SandboxFixture shared;

    private final Sandboxes sandboxes;
    private final SandboxSpec spec;
    private final TestCluster cluster;
    private RunningSandbox sandbox;
    private boolean closed;

    private SandboxFixture(Sandboxes sandboxes, SandboxSpec spec) {
        this.sandboxes = sandboxes;
        this.spec = spec;
        this.sandbox = sandboxes.start(spec);
        this.cluster = new TestCluster(sandbox.bootstrapServers());
    }

    /** The one broker of this test run: start it on first use, never stop it, use topics of your own. */
    public static synchronized SandboxFixture shared() {
        SandboxFixture existing = shared;
        if (existing == null) {
            existing = start(1);
            shared = existing;
        }
        return existing;
    }

    /** Brokers of the caller's own, for a test that breaks them. */
    public static SandboxFixture start(int brokers) {
        return start(brokers, Sandboxes.installedLibrary());
    }

    /**
     * Brokers of another version than the sandbox's.
     *
     * @param library the folder of its jars
     */
    public static SandboxFixture start(int brokers, Path library) {
        Sandboxes sandboxes = new Sandboxes(ROOT, new Cancellation());
        endOrphans(sandboxes);
        String name = PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        SandboxFixture fixture = new SandboxFixture(
                sandboxes, SandboxSpec.of(name, library).withBrokers(brokers).withEphemeral(true));
        Runtime.getRuntime().addShutdownHook(new Thread(fixture::close, "end " + name));
        return fixture;
    }

    private static void endOrphans(Sandboxes sandboxes) {
        sandboxes.list().stream()
                .map(SandboxStatus::name)
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> ProcessHandle.of(owner(name)).isEmpty())
                .forEach(name -> sandboxes.stop(name, true));
    }

    private static long owner(String name) {
        return Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
    }

    @Override
    public String bootstrapServers() {
        return sandbox.bootstrapServers();
    }

    @Override
    public TestCluster cluster() {
        return cluster;
    }

    @Override
    public void killBroker(int id) {
        sandbox.killBroker(id);
    }

    @Override
    public void stopBroker(int id) {
        sandbox.stopBroker(id);
    }

    @Override
    public void startBroker(int id) {
        sandbox.startBroker(id);
    }

    /** Address of a real registry beside the brokers, started on first use; only where {@link io.kafkactl.testkit.registry.WithRegistry} lets a test run. */
    public synchronized String registryUrl() {
        if (sandbox.schemaRegistry().isEmpty()) {
            sandbox = sandboxes.start(spec.withRegistry(true));
        }
        return sandbox.schemaRegistry().orElseThrow();
    }

    /** As a crash would end it. What it knows is gone with it. */
    public void killRegistry() {
        sandbox.killRegistry();
    }

    /** Returns when an empty registry answers at the same address. */
    public void startRegistry() {
        sandbox.startRegistry();
    }

    /** Again without effect: a test closes what it broke, and the end of this JVM whatever is left. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            cluster.close();
            sandbox.close();
        }
    }
}
