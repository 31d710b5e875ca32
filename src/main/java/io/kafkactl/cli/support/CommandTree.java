package io.kafkactl.cli.support;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads of the commands what one command line needs: picocli reads a class and those of its verbs by reflection as soon
 * as they are registered, which would be most of what starting costs.
 */
public final class CommandTree {
    private final IFactory factory;
    private final Predicate<String> mentioned;

    /** @param mentioned whether a word may stand on the command line as the name of a command */
    public CommandTree(IFactory factory, Predicate<String> mentioned) {
        this.factory = factory;
        this.mentioned = mentioned;
    }

    /** The command that a class declares; of verbs that are not mentioned, what a list of commands shows. */
    public CommandLine read(Class<?> type) {
        Command declared = type.getAnnotation(Command.class);
        if (declared.subcommands().length == 0 || hasOptions(type)) {
            return new CommandLine(type, factory);
        }
        CommandSpec group = CommandSpec.wrapWithoutInspection(type, factory);
        group.updateCommandAttributes(declared, factory);
        for (Class<?> verb : declared.subcommands()) {
            Command attributes = verb.getAnnotation(Command.class);
            group.addSubcommand(
                    attributes.name(),
                    mentioned.test(attributes.name())
                            ? read(verb)
                            : new CommandLine(summary(attributes.name(), attributes.header()), factory));
        }
        return new CommandLine(group, factory);
    }

    private static boolean hasOptions(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> !Modifier.isStatic(field.getModifiers()));
    }

    /** What a list of commands shows of one. */
    public static CommandSpec summary(String name, String... header) {
        CommandSpec summary = CommandSpec.create().name(name);
        summary.usageMessage().header(header);
        return summary;
    }
}
