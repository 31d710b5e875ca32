package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.GroupKindOptions;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.record.NamePattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which groups, and which of their topics. */
@Command(optionListHeading = "Which groups")
final class LagSelectionOptions {
    @Parameters(arity = "0..*", paramLabel = "GROUP", description = "Groups to show; without any, all of them.")
    List<String> names = new ArrayList<>();

    @Option(names = "--glob", description = "Read the names as patterns with * and ?, for the whole name.")
    boolean glob;

    @Option(names = "--regex", description = "Read the names as regular expressions for the whole name.")
    boolean regex;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            split = ",",
            description = "Narrow to these topics.")
    Set<String> topics = new LinkedHashSet<>();

    @Mixin
    GroupKindOptions kinds;

    /** True when the answer is about one group, so that its partitions are of interest. */
    boolean isOneGroup() {
        return names.size() == 1 && !glob && !regex;
    }

    GroupQuery query(LagCheck check) {
        if (glob && regex) {
            throw KafkactlException.usage("--glob and --regex exclude each other", null);
        }
        if (patterns().isEmpty()) {
            check.requireRulesFor(names);
        }
        if (names.isEmpty() && !check.query().isAll()) {
            return new GroupQuery(check.query().names(), check.query().patterns(), kinds.types, kinds.states);
        }
        List<NamePattern> patterns = patterns();
        return new GroupQuery(patterns.isEmpty() ? names : List.of(), patterns, kinds.types, kinds.states);
    }

    private List<NamePattern> patterns() {
        return glob || regex
                ? names.stream()
                        .map(name -> glob ? NamePattern.glob(name) : NamePattern.regex(name))
                        .toList()
                : List.of();
    }
}
