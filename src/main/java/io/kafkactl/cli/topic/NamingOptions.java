package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.config.HouseRules;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.NamingSettings.Convention;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** By which convention names are checked. */
@Command(optionListHeading = "Its name")
final class NamingOptions {
    @Option(
            names = "--convention",
            paramLabel = "ID",
            completionCandidates = ConventionIds.class,
            converter = ConventionConverter.class,
            description = "Naming convention instead of the context's: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Convention convention;

    @Option(
            names = "--no-convention",
            paramLabel = "REASON",
            description = "Accept any name that Kafka accepts; the reason is shown.")
    @Nullable
    String noConvention;

    /** The rules of the context under the convention chosen here; exit 2 for a choice that cannot be. */
    HouseRules rules(Invocation invocation) {
        HouseRules rules = invocation.rules();
        NamingSettings naming = rules.naming();
        if (noConvention != null) {
            return rules.withNaming(naming.withConvention(withoutConvention(noConvention, invocation)));
        }
        if (convention == null) {
            return rules;
        }
        if (convention == Convention.CUSTOM && naming.convention() != Convention.CUSTOM) {
            throw KafkactlException.usage(
                    "--convention custom needs a context that lists the segments",
                    "write naming: {convention: custom, segments: {…}} into the context, and choose it with -c");
        }
        return rules.withNaming(naming.withConvention(convention));
    }

    private Convention withoutConvention(String reason, Invocation invocation) {
        if (convention != null) {
            throw KafkactlException.usage("--convention and --no-convention exclude each other", "leave one out");
        }
        if (reason.isBlank()) {
            throw KafkactlException.usage(
                    "--no-convention needs a reason", "for example --no-convention 'name given by the vendor'");
        }
        invocation.warn("naming convention not checked: " + reason);
        return Convention.NONE;
    }

    TopicLint lint(Invocation invocation, HouseRules rules, CompanionRequest companions) {
        return new TopicLint(rules, companions, invocation.today());
    }
}
