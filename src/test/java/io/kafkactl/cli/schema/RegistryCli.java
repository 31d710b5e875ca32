package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.StubConnection;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A registry with a few subjects, and command lines that work with it. */
final class RegistryCli implements AutoCloseable {
    static final String ORDER_1 = record("{'name':'id','type':'string'}");
    static final String ORDER_2 = record("{'name':'id','type':'string'},{'name':'amount','type':'double','default':0}");
    /** Neither reads data of {@link #ORDER_2} nor is read by it. */
    static final String BROKEN = record("{'name':'id','type':'string'},{'name':'note','type':'string'}");

    static final String MONEY =
            "{'type':'record','name':'com.acme.Money','fields':[{'name':'cents','type':'long'}]}".replace('\'', '"');

    final RegistryServer server = RegistryServer.start();
    final StubConnection brokers = new StubConnection();
    private final Path folder;

    RegistryCli(Path folder) {
        this.folder = folder;
        server.register("orders-value", ORDER_1);
        server.register("orders-value", ORDER_2);
        server.register("orders-key", "\"string\"");
    }

    static String record(String fields) {
        return ("{'type':'record','name':'Order','fields':[" + fields + "]}").replace('\'', '"');
    }

    /** Without a terminal. */
    CliResult run(String... args) {
        return run(new CliRunner(brokers), args);
    }

    /** On a terminal where somebody answers. */
    CliResult answer(String answer, String... args) {
        return run(
                new CliRunner(brokers)
                        .terminals(new Terminals(true, false, true))
                        .stdin(answer + "\n"),
                args);
    }

    CliResult run(CliRunner runner, String... args) {
        List<String> line = new ArrayList<>(List.of("--schema-registry", server.url(), "schema"));
        line.addAll(List.of(args));
        return runner.env("XDG_CONFIG_HOME", folder.toString()).run(line.toArray(String[]::new));
    }

    /** In the only context there is, with these lines of its own. */
    CliResult inContext(String settings, String... args) {
        write(
                "kafkactl/contexts.yaml",
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts:\n  prod:\n    bootstrapServers: localhost:9092\n"
                        + settings);
        List<String> line = new ArrayList<>(List.of("-c", "prod"));
        line.addAll(List.of(args));
        return run(line.toArray(String[]::new));
    }

    /** A file with a schema; gives its path. */
    String write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The requests that could have changed something. */
    List<String> writes() {
        return server.calls().stream()
                .filter(call -> call.startsWith("PUT")
                        || call.startsWith("DELETE")
                        || (call.startsWith("POST") && call.contains("/versions") && !call.contains("/compatibility/")))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
