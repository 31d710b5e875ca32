package io.kafkactl.cli.schema;

import picocli.CommandLine.Command;

/** {@code kafkactl schema mode}: whether a registry takes schemas at all. */
@Command(
        name = "mode",
        header = "Show and set what the registry or a subject accepts.",
        description = "READWRITE takes everything, READONLY nothing, IMPORT schemas that bring their ids along.",
        footer = {"  kafkactl schema mode get", "  kafkactl schema mode set READONLY orders-value"},
        subcommands = {ModeGetCommand.class, ModeSetCommand.class, ModeUnsetCommand.class})
final class ModeCommand {}
