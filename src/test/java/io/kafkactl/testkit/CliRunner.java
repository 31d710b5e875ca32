package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.Kafkactl;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.error.Cancellation;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the real command line in-process, without touching global streams; its JSON must be as its schema says. */
public final class CliRunner {
    private final ConnectionFactory connections;
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Cancellation cancellation = new Cancellation();
    private Terminals terminals = Terminals.NONE;
    private Clock clock = Clock.systemUTC();
    private InputStream in = InputStream.nullInputStream();
    private @Nullable OutputStream out;

    public CliRunner(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Against real brokers. */
    public static CliRunner real() {
        return new CliRunner(KafkaConnection::new);
    }

    /** For commands that must not contact any broker. */
    public static CliRunner offline() {
        return new CliRunner(settings -> {
            throw new AssertionError("contacted " + settings.bootstrapServers());
        });
    }

    public CliRunner stdin(byte[] bytes) {
        return stdin(new ByteArrayInputStream(bytes));
    }

    public CliRunner stdin(InputStream stream) {
        in = stream;
        return this;
    }

    /** Instead of the one that the result shows. */
    public CliRunner stdout(OutputStream stream) {
        out = stream;
        return this;
    }

    public CliRunner stdin(String text) {
        return stdin(text.getBytes(UTF_8));
    }

    public CliRunner terminals(Terminals value) {
        terminals = value;
        return this;
    }

    public CliRunner env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public CliRunner clock(Clock value) {
        clock = value;
        return this;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public CliResult run(String... args) {
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(
                in,
                // As the process has it: what is not flushed never arrives.
                new BufferedOutputStream(out == null ? captured : out, 1 << 16),
                new PrintWriter(err),
                terminals,
                env,
                clock,
                cancellation,
                connections);
        int exitCode = Kafkactl.run(context, args);
        OutputSchemas.check(captured.toByteArray(), args);
        return new CliResult(exitCode, captured, err.toString());
    }
}
