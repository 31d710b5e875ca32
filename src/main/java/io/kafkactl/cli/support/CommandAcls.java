package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The ACLs that a command cannot do without, and those without which it tells less, by the table {@code acls.txt}. */
public final class CommandAcls {
    /** Asks for them, in place of running the command. */
    static final String OPTION = "--explain-acls";

    private static final Pattern COLUMN = Pattern.compile("\\s*\\|\\s*");
    private static final int COLUMNS = 5;

    /**
     * One line of the table.
     *
     * @param when empty for always, an option, or what is missing without it
     */
    public record Need(String command, String operation, String resource, String name, String when) {
        /** Whether the command can do without it. */
        public boolean isOptional() {
            return !when.isEmpty() && !isForOption();
        }

        /** Whether only an option makes it needed. */
        public boolean isForOption() {
            return when.startsWith("-");
        }

        /** The options of {@code acl create} that grant it. */
        public String options() {
            boolean prefix = name.length() > 1 && name.endsWith("*");
            String plain = prefix ? name.substring(0, name.length() - 1) : name;
            String shown = plain.equals("*") ? "'*'" : plain;
            return "--operation " + operation + " "
                    + switch (resource) {
                        case "TOPIC" -> "-t " + shown;
                        case "GROUP" -> "-g " + shown;
                        case "TRANSACTIONAL_ID" -> "--transactional-id " + shown;
                        default -> "--cluster";
                    }
                    + (prefix ? " --prefixed" : "");
        }

        private Need named(String other) {
            return new Need(command, operation, resource, other, when);
        }
    }

    private CommandAcls() {}

    /** Of all commands. */
    public static List<Need> all() {
        try (InputStream table =
                Objects.requireNonNull(CommandAcls.class.getResourceAsStream("acls.txt"), "acls.txt")) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> COLUMN.split(line, COLUMNS))
                    .map(parts -> new Need(parts[0], parts[1], parts[2], parts[3], parts[4].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a command line, with the names and options that stand in it. */
    static String explain(ParseResult asked) {
        String command = asked.commandSpec().qualifiedName().replaceFirst("^kafkactl ", "");
        List<Need> needs = all().stream()
                .filter(need -> need.command().equals(command))
                .filter(need -> !need.isForOption() || isGiven(asked, need.when()))
                .flatMap(need -> names(asked, need.name()).stream().map(need::named))
                .toList();
        if (needs.isEmpty()) {
            return "kafkactl " + command + " needs no ACL of the cluster.\n";
        }
        String always = grants(needs.stream().filter(need -> !need.isOptional()), false);
        String more = grants(needs.stream().filter(Need::isOptional), true);
        return "kafkactl " + command + " needs:\n" + always
                + (more.isEmpty() ? "" : "and without these it tells less:\n" + more);
    }

    private static String grants(Stream<Need> needs, boolean optional) {
        return needs.map(need -> "  kafkactl acl create --allow PRINCIPAL " + need.options()
                        + (optional ? "  # " + need.when() : "") + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isGiven(ParseResult asked, String option) {
        OptionSpec spec = asked.commandSpec().findOption(option);
        return spec != null && asked.hasMatchedOption(spec);
    }

    /** The name for each topic or group that the command line names. */
    private static List<String> names(ParseResult asked, String name) {
        String label = name.contains("TOPIC") ? "TOPIC" : name.contains("GROUP") ? "GROUP" : "";
        List<String> given = new ArrayList<>();
        Stream<ArgSpec> arguments = Stream.concat(asked.matchedPositionals().stream(), asked.matchedOptions().stream());
        arguments
                .filter(argument -> argument.paramLabel().equals(label))
                .forEach(argument -> argument.stringValues().forEach(value -> given.add(name.replace(label, value))));
        return given.isEmpty() ? List.of(name) : given.stream().distinct().toList();
    }
}
