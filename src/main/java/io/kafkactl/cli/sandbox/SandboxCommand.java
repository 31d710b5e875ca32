package io.kafkactl.cli.sandbox;

import picocli.CommandLine.Command;

/** The noun {@code sandbox}: a real Kafka on this machine. */
@Command(
        name = "sandbox",
        header = SandboxCommand.HEADER,
        description =
                "A sandbox is one Kafka broker, or three, as processes of their own that listen on the loopback "
                        + "interface only, with a schema registry beside them if you want. It is a context of its own name: kafkactl -c sandbox topic list.",
        footer = {"  kafkactl sandbox up", "  kafkactl -c sandbox topic list", "  kafkactl sandbox down"},
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, DemoCommand.class})
public final class SandboxCommand {
    public static final String HEADER = "Run a real Kafka on this machine, to try things out.";
}
