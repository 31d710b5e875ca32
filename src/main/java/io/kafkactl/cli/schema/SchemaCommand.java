package io.kafkactl.cli.schema;

import picocli.CommandLine.Command;

/** {@code kafkactl schema}: the subjects of a schema registry. */
@Command(
        name = "schema",
        header = SchemaCommand.HEADER,
        description = "Works with any registry that speaks the interface of Confluent's: --schema-registry URL, or "
                + "schemaRegistry of a context. No broker is needed.",
        footer = {
            "  kafkactl schema list",
            "  kafkactl schema check market.stock.price-update.v1-value price.avsc",
            "  kafkactl schema check --against old.avsc --level FULL new.avsc",
            "  kafkactl schema compat audit --require BACKWARD"
        },
        subcommands = {
            SchemaListCommand.class,
            SchemaGetCommand.class,
            SchemaVersionsCommand.class,
            SchemaRegisterCommand.class,
            SchemaCheckCommand.class,
            SchemaDiffCommand.class,
            SchemaDeleteCommand.class,
            SchemaInfoCommand.class,
            CompatCommand.class,
            ModeCommand.class
        })
public final class SchemaCommand {
    public static final String HEADER = "Look at, check, register and delete schemas, and set compatibility levels.";
}
