package io.kafkactl.cli.schema;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.LevelTargets;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For which subjects a level or a mode is meant. */
final class LevelTargetOptions {
    @Option(names = "--global", description = "The registry's own, for all subjects that have none.")
    boolean global;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            split = ",",
            description = "The subjects TOPIC-key and TOPIC-value, those that exist.")
    List<String> topics = List.of();

    @Option(names = "--allow-missing", description = "A subject may be named before it exists.")
    boolean allowMissing;

    @Mixin
    SubjectPatterns patterns;

    LevelTargets targets(List<String> subjects) {
        return new LevelTargets(global, patterns.select(subjects), topics, allowMissing);
    }

    /** Exit 2 when nothing is named, or the registry beside subjects. */
    LevelTargets required(List<String> subjects) {
        LevelTargets targets = targets(subjects);
        if (targets.isEmpty()) {
            throw KafkactlException.usage("no subject is named", "name subjects, --topic TOPIC or --global");
        }
        if (global && !(subjects.isEmpty() && topics.isEmpty())) {
            throw KafkactlException.usage(
                    "--global and subjects exclude each other", "--global means all subjects without one of their own");
        }
        return targets;
    }
}
