package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a command gets at the registry that its options name, and what {@code -v} shows of it. */
class RegistryConnectionTest {
    private final RegistryServer server = RegistryServer.start();
    private final GlobalOptions options = new GlobalOptions();
    private final StringWriter err = new StringWriter();
    private final PrintWriter writer = new PrintWriter(err);

    @AfterEach
    void close() {
        server.close();
        Logging.apply(new GlobalOptions(), writer);
    }

    private Invocation invocation() {
        CliContext context = new CliContext(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                writer,
                Terminals.NONE,
                Map.of(),
                Clock.systemUTC(),
                new Cancellation(),
                KafkaConnection::new);
        Logging.apply(options, writer);
        return new Invocation(context, options, (world, words) -> 0);
    }

    private void verbose(int times) {
        options.verbose = new boolean[times];
    }

    @Test
    void aRegistryAloneIsEnough() {
        server.register("orders-value", "\"string\"");
        options.schemaRegistry = server.url();

        try (Connection connection = invocation().connectToRegistry()) {
            assertThat(connection.hasRegistry()).isTrue();
            assertThat(connection.registry()).isSameAs(connection.registry());
            assertThat(connection.registry().subjects(null, Deleted.EXCLUDED)).containsExactly("orders-value");
            assertThat(catchThrowableOfType(KafkactlException.class, connection::cluster))
                    .hasMessage("no brokers to connect to")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void brokersAloneAreNoRegistry() {
        options.bootstrapServers = "b:1";

        try (Connection connection = invocation().connect()) {
            assertThat(connection.hasRegistry()).isFalse();
            assertThat(catchThrowableOfType(KafkactlException.class, connection::registry))
                    .hasMessage("no schema registry to connect to")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .satisfies(e -> assertThat(e.hint())
                            .contains("add --schema-registry URL, or schemaRegistry to the context"));
        }
    }

    @Test
    void verboseShowsEachRequestAndNoSecret() {
        verbose(1);
        options.schemaRegistry = "http://alice:hunter2@" + server.authority();
        options.properties.put("registry.request.header.X-Key", "hunter3");
        options.properties.put("registry.avro.unknown", "x");
        server.answer(1, 503, "").answer(1, 200, "[]");

        try (Connection connection = invocation().connectToRegistry()) {
            connection.registry().subjects(null, Deleted.EXCLUDED);
        }

        String request = "GET " + server.url() + "/subjects?offset=0&limit=1000: ";
        assertThat(err.toString().lines().map(line -> line.replaceAll("\\d+ ms", "N ms")))
                .containsExactly(
                        "connecting to schema registry http://****@" + server.authority() + ", no context",
                        "  registry.request.header.X-Key=****",
                        "  registry.avro.unknown=x",
                        "the schema registry's client does not know the property avro.unknown",
                        request + "503, N ms",
                        request + "200, N ms");
    }

    @Test
    void aQuietCommandShowsNoRequest() {
        verbose(0);
        options.schemaRegistry = server.url();

        try (Connection connection = invocation().connectToRegistry()) {
            connection.registry().subjects(null, Deleted.EXCLUDED);
        }
        assertThat(err.toString()).isEmpty();
    }
}
