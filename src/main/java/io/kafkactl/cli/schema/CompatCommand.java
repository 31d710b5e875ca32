package io.kafkactl.cli.schema;

import picocli.CommandLine.Command;

/** {@code kafkactl schema compat}: what a registry accepts as the next version. */
@Command(
        name = "compat",
        header = "Show, set and audit compatibility levels.",
        description = "A level says how a new version of a schema must agree with the earlier ones. BACKWARD: the new "
                + "schema reads old data; FORWARD: the old one reads new data; FULL: both. They look at the latest "
                + "version, the _TRANSITIVE ones at all. NONE checks nothing.",
        footer = {
            "  kafkactl schema compat get",
            "  kafkactl schema compat set FULL_TRANSITIVE orders-value",
            "  kafkactl schema compat audit --require BACKWARD"
        },
        subcommands = {
            CompatGetCommand.class,
            CompatSetCommand.class,
            CompatUnsetCommand.class,
            CompatAuditCommand.class
        })
final class CompatCommand {}
