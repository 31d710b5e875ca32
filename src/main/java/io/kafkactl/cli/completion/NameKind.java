package io.kafkactl.cli.completion;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What an argument names, as its label in help says. */
enum NameKind {
    TOPIC,
    GROUP,
    SUBJECT,
    /** A user of SASL/SCRAM. */
    USER,
    /** Whom an ACL names. */
    PRINCIPAL,
    CONTEXT,
    PRESET,
    /** A topic's setting. */
    CONFIG,
    /** A setting with the sign after which its value follows. */
    CONFIG_VALUE,
    POSITION,
    /** A compatibility level. */
    LEVEL,
    FILE;

    /** Null for what has no names to offer, as a number or a text. */
    static @Nullable NameKind of(ArgSpec argument) {
        String label = argument.paramLabel().replaceFirst("[\\[:].*", "").toUpperCase(Locale.ROOT);
        return switch (label) {
            case "TOPIC" -> TOPIC;
            case "GROUP" -> GROUP;
            case "SUBJECT" -> SUBJECT;
            case "USER" -> USER;
            case "PRINCIPAL" -> PRINCIPAL;
            case "CONTEXT" -> CONTEXT;
            case "PRESET" -> PRESET;
            case "KEY" ->
                argument instanceof OptionSpec option && option.longestName().equals("--unset") ? CONFIG : null;
            case "KEY=VALUE" ->
                argument instanceof OptionSpec option && option.longestName().equals("--config") ? CONFIG_VALUE : null;
            case "POSITION" -> POSITION;
            case "LEVEL" -> LEVEL;
            case "FILE", "DIR", "PATH", "SCHEMA" -> FILE;
            default -> null;
        };
    }
}
