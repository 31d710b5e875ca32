package io.kafkactl.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCommandTest {
    @ParameterizedTest
    @CsvSource({
        "user create shop, add --generate or --password-stdin",
        "user create shop --generate --password-stdin, exclude each other",
        "user create shop --generate --iterations 100, is not between 4096 and 16384",
        "user create shop --generate --mechanism SCRAM-SHA-255, did you mean 'scram-sha-256'?",
        "user create User:shop --generate, the user's name is 'shop'",
        "user create shop --password secret, unknown option",
        "user create, missing required parameter",
        "user alter shop, add --generate or --password-stdin",
        "user delete, missing required parameter"
    })
    void rejectsWhatMeansNothingBeforeItContactsAnything(String line, String message) {
        CliResult result = CliRunner.offline().run((line + " -b nowhere:9092").split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }
}
