package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.record.Sha256;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are edited by hand before they go, on a real broker, with scripts for an editor. */
@WithKafka
class RedriveEditIT extends RedriveScenario {
    RedriveEditIT(KafkaFixture kafka) {
        super(kafka);
    }

    /** An editor that runs shell commands on the file {@code $1}. */
    private String editor(String... commands) throws IOException {
        Path script = temp.resolve("editor-" + System.nanoTime());
        Files.writeString(script, String.join("\n", commands) + "\n");
        return "sh " + script;
    }

    private CliResult edit(String editor, String answers, String dlq, String... more) {
        List<String> args = new ArrayList<>(List.of("dlq", "redrive", dlq, "--edit"));
        args.addAll(List.of(more));
        return kafka.run(
                CliRunner.real()
                        .env("EDITOR", editor)
                        .terminals(new Terminals(true, true, true))
                        .stdin(answers),
                args.toArray(String[]::new));
    }

    private String twoDeadLetters() {
        String dlq = dlq(".dead-letter", 1);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("{ \"id\": 1, \"price\": -1.50 }"), source),
                headers(dlq, 0, bytes("b"), bytes("{ \"id\": 2 }"), source)));
        return dlq;
    }

    @Test
    void whatIsEditedIsShownBeforeItGoesAndTheRestKeepsItsBytes() throws IOException {
        String dlq = twoDeadLetters();
        Path seen = temp.resolve("seen");

        CliResult result = edit(
                editor(
                        "stat -c '%a' \"$1\" > " + seen,
                        "stat -c '%a' \"$(dirname \"$1\")\" >> " + seen,
                        "echo \"$1\" >> " + seen,
                        "sed -i 's/-1.50/1.50/' \"$1\""),
                "y\n",
                dlq);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err())
                .containsSubsequence(
                        "edit        1 record is changed",
                        "0:0 - { \"id\": 1, \"price\": -1.50 }",
                        "    + {\"id\":1,\"price\":1.50}",
                        "Redrive 2 dead letters? [y/N]");
        List<ConsumerRecord<byte[], byte[]>> back = cluster.readCommitted(source);
        assertThat(back)
                .extracting(record -> text(record.value()))
                .containsExactlyInAnyOrder("{\"id\":1,\"price\":1.50}", "{ \"id\": 2 }");
        assertThat(back)
                .filteredOn(record -> record.headers().lastHeader("kafkactl-edited") != null)
                .singleElement()
                .satisfies(record -> assertThat(text(
                                record.headers().lastHeader("kafkactl-edited").value()))
                        .isEqualTo(Sha256.hex(bytes("{ \"id\": 1, \"price\": -1.50 }"))));
        List<String> facts = Files.readAllLines(seen);
        assertThat(facts.subList(0, 2)).containsExactly("600", "700");
        assertThat(Path.of(facts.get(2)).getParent()).doesNotExist();
    }

    @Test
    void aRecordThatIsDeletedInTheFileStaysPending() throws IOException {
        String dlq = twoDeadLetters();

        CliResult result = edit(editor("sed -i '0,/^}/{/^{/,/^}/d}' \"$1\""), "y\n", dlq, "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("LEFT_OUT");
        assertThat(values(source)).containsExactly("{ \"id\": 2 }");
        assertThat(kafka.run("dlq", "redrive", dlq, "--yes").exitCode()).isZero();
        assertThat(values(source)).hasSize(2);
    }

    @Test
    void nothingIsDoneWhenTheEditorFailsOrTheFileIsEmptied() throws IOException {
        String dlq = twoDeadLetters();

        CliResult failed = edit(editor("exit 3"), "y\n", dlq);
        CliResult missing = edit("no-such-editor", "y\n", dlq);
        CliResult emptied = edit(editor(": > \"$1\""), "y\n", dlq);

        assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.err()).contains("ended with 3, nothing was done");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("$VISUAL or $EDITOR names another");
        assertThat(emptied.exitCode()).isEqualTo(1);
        assertThat(emptied.err()).contains("every record was deleted, nothing was done");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void aMistakeCanBeMendedOrGivenUp() throws IOException {
        String dlq = twoDeadLetters();
        Path opened = temp.resolve("opened");
        String clumsy = editor(
                "if [ -e " + opened + " ]; then sed -i 's/\"id\": oops/\"id\": 7/' \"$1\"",
                "else touch " + opened + "; sed -i 's/\"id\": 1/\"id\": oops/' \"$1\"; fi");

        CliResult givenUp = edit(clumsy, "n\n", dlq);
        Files.delete(opened);
        CliResult mended = edit(clumsy, "y\ny\n", dlq);

        assertThat(givenUp.exitCode()).as(givenUp.toString()).isEqualTo(4);
        assertThat(givenUp.err())
                .contains("line 13 of the edited file: not valid JSON: Unrecognized token 'oops'", "Edit again");
        assertThat(mended.exitCode()).as(mended.toString()).isZero();
        assertThat(values(source)).contains("{\"id\":7,\"price\":-1.50}");
    }

    @Test
    void aDeclinedPromptSendsNothing() throws IOException {
        String dlq = twoDeadLetters();

        CliResult result = edit(editor("sed -i 's/-1.50/1.50/' \"$1\""), "n\n", dlq);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("declined, nothing was done");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void withoutATerminalItSaysWhatToDo() {
        String dlq = twoDeadLetters();

        CliResult noTerminal = kafka.run("dlq", "redrive", dlq, "--edit");
        CliResult piped = kafka.run(
                CliRunner.real().terminals(new Terminals(true, false, true)), "dlq", "redrive", dlq, "--edit");

        assertThat(noTerminal.exitCode()).as(noTerminal.toString()).isEqualTo(2);
        assertThat(noTerminal.err()).contains("stdin is no terminal", "--set and --transform");
        assertThat(piped.exitCode()).isEqualTo(2);
        assertThat(piped.err()).contains("stdout is no terminal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set=.id = 3", "--transform=.", "--save-plan=plan.json", "--plan=plan.json", "--yes"})
    void doesNotGoWith(String option) throws IOException {
        String dlq = dlq(".dead-letter", 1);

        CliResult result = edit(editor("touch " + temp.resolve("opened")), "y\n", dlq, option);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("--edit", option.replaceAll("=.*", ""));
        assertThat(temp.resolve("opened")).doesNotExist();
    }

    @Test
    void aDryRunShowsWhatTheEditWouldDo() throws IOException {
        String dlq = twoDeadLetters();

        CliResult result = edit(editor("sed -i 's/-1.50/1.50/' \"$1\""), "", dlq, "--dry-run");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("1 record is changed");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void valuesAreReadAndEditedByTheSchemasOfTheContextThatIsMeant() {
        String dlq = dlq(".dead-letter", 1);
        try (RegistryServer registry = RegistryServer.start()) {
            int id = registry.register(":.staging:" + source + "-value", "\"string\"");
            byte[] value = {0, 0, 0, 0, (byte) id, 4, 'h', 'i'};
            cluster.produce(List.of(headers(dlq, 0, bytes("a"), value, source)));

            CliResult inspect = kafka.run(
                    "--schema-registry", registry.url(), "dlq", "inspect", dlq, "0:0", "--schema-context", ".staging");
            CliResult redrive = kafka.run(
                    "--schema-registry",
                    registry.url(),
                    "dlq",
                    "redrive",
                    dlq,
                    "--schema-context",
                    ".staging",
                    "--set",
                    ". + \"!\"",
                    "--yes");

            assertThat(inspect.out()).as(inspect.toString()).contains("\"hi\"");
            assertThat(redrive.exitCode()).as(redrive.toString()).isZero();
            assertThat(redrive.err()).contains("- \"hi\"", "+ \"hi!\"");
            assertThat(registry.calls())
                    .anyMatch(call -> call.contains("/schemas/ids/" + id) && call.contains(".staging"));
        }
        assertThat(cluster.readCommitted(source))
                .singleElement()
                .satisfies(record -> assertThat(text(record.value())).endsWith("hi!"));
    }
}
