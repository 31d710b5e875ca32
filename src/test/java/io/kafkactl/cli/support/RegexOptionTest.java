package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexOptionTest {
    @Test
    void readsAnExpressionAsItStands() {
        assertThat(RegexOption.parse("--grep", "a.c").matcher("xabcx").find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--keep-header", "--drop-header"})
    void saysInWhichColumnItGoesWrongAndHowToMeanACharacterLiterally(String option) {
        CliResult result = CliRunner.offline().run("-b", "127.0.0.1:1", "dlq", "redrive", "t.dlq", option, "a[");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        option + " 'a[' is no regular expression, at column 2: Unclosed character class",
                        "literally after a backslash");
    }
}
