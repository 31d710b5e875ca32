package io.kafkactl.cli.support;

import picocli.CommandLine.Option;

/** The question what a command's JSON looks like; answered by {@link JsonRows} in place of running the command. */
public final class SchemaOption {
    static final String NAME = "--output-schema";

    // Lets picocli accept a command line without the command's arguments.
    @Option(
            names = NAME,
            versionHelp = true,
            description = "Print the JSON Schema of what -o json writes, and do nothing else.")
    boolean requested;
}
