package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.config.GivenFile;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Plans in files: made by one, carried out by another. */
final class PlanFileOptions {
    @Option(names = "--save-plan", paramLabel = "FILE", description = "Write the plan to a file and send nothing.")
    @Nullable
    Path save;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Carry out exactly the saved plan; exit 8 when it no longer holds. What was settled since is left "
                            + "out.")
    @Nullable
    Path plan;

    /** Null when none is to be carried out. */
    @Nullable
    SavedPlan saved(String topic, List<String> otherOptions) {
        GivenFile.requireFolder("--save-plan", save);
        if (plan == null) {
            return null;
        }
        if (save != null || !otherOptions.isEmpty()) {
            throw KafkactlException.usage(
                    "--plan says what is sent where; it does not go with "
                            + (save != null ? "--save-plan" : otherOptions.get(0)),
                    null);
        }
        SavedPlan saved = SavedPlan.parse(read(plan), plan.toString());
        if (!saved.dlq().equals(topic)) {
            throw KafkactlException.usage(
                    "the plan in '" + plan + "' is for '" + saved.dlq() + "', not for '" + topic + "'", null);
        }
        return saved;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (NoSuchFileException e) {
            throw KafkactlException.notFound("NO_SUCH_FILE", "there is no file '" + file + "'", null);
        } catch (IOException e) {
            throw KafkactlException.failure("PLAN_FILE", "cannot read '" + file + "': " + e, e);
        }
    }

    /** Returns the plan's hash. */
    static String write(Path file, RedrivePlan plan, List<String> options) {
        SavedPlan saved = SavedPlan.of(plan, options);
        try {
            Files.writeString(file, saved.text(), UTF_8);
        } catch (IOException e) {
            throw KafkactlException.failure("PLAN_FILE", "cannot write '" + file + "': " + e, e);
        }
        return saved.hash();
    }
}
