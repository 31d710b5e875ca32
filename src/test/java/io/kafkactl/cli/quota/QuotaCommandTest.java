package io.kafkactl.cli.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaCommandTest {
    @ParameterizedTest
    @CsvSource({
        "quota set producer_byte_rate=1MiB, 2, nothing says whose quota it is",
        "quota set --user shop, 2, missing required parameter",
        "quota set --user shop producer_byte_rate, 2, is no QUOTA=VALUE",
        "quota set --user shop =1, 2, is no QUOTA=VALUE",
        "quota set --user shop producer_bite_rate=1, 2, did you mean 'producer_byte_rate'?",
        "quota set --user shop producer_byte_rate=1 producer_byte_rate=2, 2, is there twice",
        "quota set --user shop --user-default producer_byte_rate=1, 2, exclude each other",
        "quota set --user shop --ip 10.1.2.3 producer_byte_rate=1, 2, a quota is for an address",
        "quota set --user shop producer_byte_rate=much, 4, is not a size",
        "quota unset producer_byte_rate, 2, nothing says whose quota it is"
    })
    void rejectsWhatMeansNothingBeforeItContactsAnything(String line, int code, String message) {
        CliResult result = CliRunner.offline().run((line + " -b nowhere:9092").split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }
}
