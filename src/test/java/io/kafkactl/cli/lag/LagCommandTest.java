package io.kafkactl.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lag --top 0                              | shows nothing",
                "lag --glob --regex x                     | exclude each other",
                "lag [ --regex                            | is no regular expression",
                "lag --time off --max-age 5m              | cannot be checked under --time off",
                "lag --for 0                              | takes no sample",
                "lag --within 5m                          | --within bounds",
                "lag --plot lag.png g                     | --plot draws what --watch sees",
                "lag --watch --plot lag.gif g             | neither a .png nor a .svg",
                "lag --wait-below 0                       | needs the name of a group",
                "lag g --wait-below 0 --max-lag 5         | thresholds do not go with",
                "lag g --explain --watch                  | --explain stands alone",
                "lag g --watch -o json                    | writes table, wide or jsonl",
                "lag --watch g -o csv                     | writes table, wide or jsonl",
                "lag g --watch=soon                       | is not a duration",
                "lag g --fail-on SLOW                     | expected one of",
                "lag --state emtpy                        | expected one of [stable, empty,",
                "lag g --require-state stabel             | expected one of [stable, empty,",
                "lag g --max-lag=-1                       | --max-lag -1 can never hold",
                "lag g --max-total-lag=-1                 | --max-total-lag -1 can never hold",
                "lag g --max-lost=-1                      | --max-lost -1 can never hold",
                "lag g --require-members=-1               | --require-members -1 can never hold",
                "group list --state emtpy                 | expected one of [stable, empty,"
            })
    void refusesWhatCannotBeMeantBeforeConnecting(String line, String complaint) {
        CliResult result = CliRunner.offline().run(("-b mock:9092 " + line).split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(complaint);
    }
}
