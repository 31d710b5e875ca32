package io.kafkactl.cli.support;

import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.error.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/** Everything a command may know about the world outside its arguments; stdout is a raw byte stream. */
public record CliContext(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        Terminals terminals,
        Map<String, String> env,
        Clock clock,
        Cancellation cancellation,
        ConnectionFactory connections) {}
