package io.kafkactl.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclCommandTest {
    private static CliResult run(String line) {
        return CliRunner.offline().run((line + " -b nowhere:9092").split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "acl create --operation WRITE -t orders; nobody is named",
                "acl create --allow alice --operation WRITE -t orders; did you mean User:alice?",
                "acl create --allow User: --operation WRITE -t orders; as in User:alice",
                "acl create --allow User:a -t orders; say what may be done",
                "acl create --allow User:a --operation WRITE; no resource is named",
                "acl create --allow User:a --operation WRITE --producer -t orders; say what may be done",
                "acl create --allow User:a --operation WRIET -t orders; did you mean 'write'?",
                "acl create --allow User:a --producer; no topic is named",
                "acl create --allow User:a --consumer -t orders; a consumer needs a group",
                "acl create --allow User:a --producer -t orders -g pricing; -g is for consumers",
                "acl create --allow User:a --consumer -t o -g p --transactional-id x; --transactional-id is for producers",
                "acl create --allow User:a --producer -t orders --cluster; a bundle is about topics",
                "acl create --allow User:a --consumer -t orders -g p --target x; --target is for redrives",
                "acl create --allow User:a --consumer -t orders -g p --idempotent; --idempotent is for producers",
                "acl create --allow User:a --redrive -t letters; add --target TOPIC",
                "acl create --deny User:a --producer -t orders; --deny takes single operations",
                "acl create --allow User:a --operation READ -t * --prefixed; '*' is no prefix",
                "acl create --allow User:a --operation READ -t orders --host broker-1; is no address",
                "acl check --operation READ -t orders; Missing required option",
                "acl check --principal User:a --operation READ -t *; no name to ask about",
                "acl list --principal alice; did you mean User:alice?"
            })
    void rejectsWhatMeansNothingBeforeItContactsAnything(String line, String message) {
        CliResult result = run(line);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsIgnoringCase(message);
    }

    @Test
    void rejectsOperationsThatAResourceDoesNotHave() {
        CliResult result = run("acl create --allow User:a --operation WRITE -g pricing");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("WRITE is no operation on a group")
                .contains("those are READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL");
    }
}
