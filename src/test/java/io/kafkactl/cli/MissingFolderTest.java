package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder that nobody made is a slip of the pen, which is told before a broker is asked anything. */
class MissingFolderTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "lag g, --output-file, lag.prom",
        "lag g --watch --within 1s, --plot, lag.png",
        "group reset g --to start, --restore-file, offsets.json",
        "dlq stats t.dlq, --plot, causes.svg",
        "dlq redrive t.dlq, --save-plan, plan.json",
        "dlq redrive t.dlq, --audit, audit.jsonl",
        "dlq discard t.dlq --reason r, --audit, audit.jsonl",
        "dlq park t.dlq, --audit, audit.jsonl",
        "dlq purge t.dlq, --backup, backup.jsonl"
    })
    void isRefusedByName(String command, String option, String name) {
        Path file = temp.resolve("none").resolve(name);
        List<String> args = new ArrayList<>(List.of("-b", "127.0.0.1:1"));
        args.addAll(List.of(command.split(" ")));
        args.addAll(List.of(option, file.toString()));

        CliResult result = CliRunner.offline().run(args.toArray(String[]::new));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("cannot write " + option + " '" + file + "': there is no folder '" + temp.resolve("none")
                        + "', nothing was done");
        assertThat(temp.resolve("none")).doesNotExist();
    }
}
