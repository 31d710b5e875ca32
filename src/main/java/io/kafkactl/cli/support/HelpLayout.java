package io.kafkactl.cli.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows a command's own options first, in groups where it has many, and the global ones under a heading of their own. */
public final class HelpLayout {
    private HelpLayout() {}

    public static void apply(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        command.getSubcommands().values().forEach(HelpLayout::apply);
    }

    /** Decided by the launcher's word on stdout and NO_COLOR, because help is printed before options are parsed. */
    public static Help.ColorScheme colors(CliContext context) {
        boolean on = ColorMode.AUTO.isOn(context.terminals().out(), context.env());
        return Help.defaultColorScheme(on ? Help.Ansi.ON : Help.Ansi.OFF);
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        List<OptionSpec> own =
                all.stream().filter(o -> !o.inherited() || isRoot(help)).toList();
        List<OptionSpec> global =
                all.stream().filter(o -> o.inherited() && !isRoot(help)).toList();
        Map<String, List<OptionSpec>> groups = groups(help.commandSpec());
        List<OptionSpec> others = own.stream()
                .filter(o -> groups.values().stream().noneMatch(group -> group.contains(o)))
                .toList();
        StringBuilder sections = new StringBuilder(section(help, "Options:", others));
        groups.forEach((heading, options) -> sections.append(section(help, heading + ":", options)));
        return sections.append(section(help, "Global options:", global)).toString();
    }

    /** The options that came with a mixin which has a heading, by that heading, in the order of the command's fields. */
    public static Map<String, List<OptionSpec>> groups(CommandSpec command) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        parts(command)
                .forEach((heading, names) -> groups.put(
                        heading,
                        command.options().stream()
                                .filter(o -> !o.hidden() && names.contains(o.longestName()))
                                .toList()));
        return groups;
    }

    /** The options of each part that has a heading; of a part within a part, under its own. */
    private static Map<String, Set<String>> parts(CommandSpec whole) {
        Map<String, Set<String>> parts = new LinkedHashMap<>();
        whole.mixins().values().forEach(mixin -> {
            Map<String, Set<String>> inner = parts(mixin);
            String heading = mixin.usageMessage().optionListHeading();
            if (heading != null && !heading.isEmpty() && !inner.containsKey(heading)) {
                parts.put(
                        heading,
                        mixin.options().stream()
                                .map(OptionSpec::longestName)
                                .filter(name -> inner.values().stream().noneMatch(names -> names.contains(name)))
                                .collect(Collectors.toSet()));
            }
            parts.putAll(inner);
        });
        return parts;
    }

    private static boolean isRoot(Help help) {
        return help.commandSpec().parent() == null;
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        return String.format("%n%s%n", heading) + help.optionListExcludingGroups(options);
    }
}
