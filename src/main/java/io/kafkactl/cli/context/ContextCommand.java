package io.kafkactl.cli.context;

import picocli.CommandLine.Command;

/** {@code kafkactl context}: which clusters are known by name, and which one is meant when none is named. */
@Command(
        name = "context",
        header = ContextCommand.HEADER,
        description = {
            "A context names a cluster: its address, its client properties and the house rules that hold there. "
                    + "Contexts stand in contexts.yaml ($$KAFKACTL_CONFIG, else $$XDG_CONFIG_HOME/kafkactl). "
                    + "Only add contacts a broker, to test the connection.",
        },
        footer = {"  kafkactl context add dev -b localhost:9092", "  $ kafkactl context use dev"},
        subcommands = {
            ContextListCommand.class,
            ContextUseCommand.class,
            ContextShowCommand.class,
            ContextAddCommand.class,
            ContextImportCommand.class,
            ContextDeleteCommand.class
        })
public final class ContextCommand {
    public static final String HEADER = "Name clusters and choose the current one.";
}
