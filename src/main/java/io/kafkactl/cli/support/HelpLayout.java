package io.kafkactl.cli.support;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows a command's own options first and the global ones under a heading of their own. */
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
        return section(help, "Options:", own) + section(help, "Global options:", global);
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
