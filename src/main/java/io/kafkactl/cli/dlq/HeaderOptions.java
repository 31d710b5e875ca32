package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.RegexOption;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.HeaderRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What becomes of the headers of dead letters. */
@Command(optionListHeading = "Headers of what is sent")
final class HeaderOptions {
    @Option(
            names = "--headers",
            paramLabel = "WHICH",
            defaultValue = "clean",
            description = "One of: ${COMPLETION-CANDIDATES}. 'clean' keeps the application's and drops the framework's "
                    + "(default: ${DEFAULT-VALUE}).")
    HeaderRules.Mode mode = HeaderRules.Mode.CLEAN;

    @Option(
            names = "--keep-header",
            paramLabel = "REGEX",
            description = "Keep headers whose whole name matches; may be repeated.")
    List<String> keep = new ArrayList<>();

    @Option(
            names = "--drop-header",
            paramLabel = "REGEX",
            description = "Drop headers whose whole name matches, whatever else is said; may be repeated.")
    List<String> drop = new ArrayList<>();

    @Option(
            names = "--set-header",
            paramLabel = "NAME=VALUE",
            description = "Write this header in place of any of its name; may be repeated.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--trace",
            paramLabel = "WHAT",
            defaultValue = "link",
            description = "What to do with headers of tracers, one of: ${COMPLETION-CANDIDATES}. 'link' moves them to "
                    + "kafkactl-origin-NAME, so that a trace of its own begins (default: ${DEFAULT-VALUE}).")
    HeaderRules.Trace trace = HeaderRules.Trace.LINK;

    @Option(
            names = "--no-mark",
            description = "Add no kafkactl-… headers. How often a record was redriven is then not counted.")
    boolean noMark;

    HeaderRules rules() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String header : set) {
            int equals = header.indexOf('=');
            if (equals < 1) {
                throw KafkactlException.usage("--set-header '" + header + "' is not NAME=VALUE", null);
            }
            values.put(header.substring(0, equals), header.substring(equals + 1));
        }
        return new HeaderRules(
                mode, patterns("--keep-header", keep), patterns("--drop-header", drop), values, trace, !noMark);
    }

    private static List<Pattern> patterns(String option, List<String> expressions) {
        return expressions.stream()
                .map(expression -> RegexOption.parse(option, expression))
                .toList();
    }
}
