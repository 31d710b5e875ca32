package io.kafkactl.cli.support;

import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.error.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a command may know about the world outside its arguments; stdout is a raw byte stream.
 *
 * @param session the global options of the session that the command runs in; null for a command of its own
 */
public record CliContext(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        Terminals terminals,
        Map<String, String> env,
        Clock clock,
        Cancellation cancellation,
        ConnectionFactory connections,
        @Nullable GlobalOptions session) {
    /** For a command that runs in no session. */
    public CliContext(
            InputStream in,
            OutputStream out,
            PrintWriter err,
            Terminals terminals,
            Map<String, String> env,
            Clock clock,
            Cancellation cancellation,
            ConnectionFactory connections) {
        this(in, out, err, terminals, env, clock, cancellation, connections, null);
    }
}
