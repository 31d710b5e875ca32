package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.CompanionSettings;
import io.kafkactl.config.NamingSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanionNamesTest {
    private static NamingSettings with(CompanionSettings companions) {
        NamingSettings standard = NamingSettings.DEFAULT;
        return new NamingSettings(
                standard.convention(), Map.of(), null, List.of(), 200, List.of(), List.of(), companions);
    }

    @Test
    void namesRetryStagesBeforeTheDeadLetterTopic() {
        assertThat(new CompanionNames(NamingSettings.DEFAULT).of("a.b.c.v1", new CompanionRequest(true, 2)))
                .containsExactly("a.b.c.v1.retry-1", "a.b.c.v1.retry-2", "a.b.c.v1.dlq");
    }

    @Test
    void takesTheSuffixesOfTheContextAndUnderstandsThemAgain() {
        CompanionNames names = new CompanionNames(with(new CompanionSettings("-dlt", "-retry-{n}")));

        assertThat(names.of("a.b.c.v1", new CompanionRequest(true, 1)))
                .containsExactly("a.b.c.v1-retry-1", "a.b.c.v1-dlt")
                .allSatisfy(
                        name -> assertThat(CompanionName.withoutSuffix(name)).isEqualTo("a.b.c.v1"));
    }

    @ParameterizedTest
    @CsvSource({"false, 0, ''", "true, 0, .dlq", "true, 3, .retry-3", "false, 12, .retry-12"})
    void theLongestSuffixIsOfWhatIsWanted(boolean dlq, int retries, String longest) {
        assertThat(new CompanionNames(NamingSettings.DEFAULT).longestSuffix(new CompanionRequest(dlq, retries)))
                .isEqualTo(longest);
    }

    @Test
    void suffixesThatTheContextSpellsOutAlwaysCount() {
        assertThat(new CompanionNames(with(new CompanionSettings(".dead-letter", null)))
                        .longestSuffix(CompanionRequest.NONE))
                .isEqualTo(".dead-letter");
        assertThat(new CompanionNames(with(new CompanionSettings(null, ".retry-{n}")))
                        .longestSuffix(CompanionRequest.NONE))
                .isEqualTo(".retry-99");
    }
}
