package io.kafkactl.ops.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource({"full,FULL", "Backward-Transitive,BACKWARD_TRANSITIVE", "none,NONE"})
    void readsLevelsInAnyCase(String text, CompatibilityLevel level) {
        assertThat(Levels.parse(text)).isEqualTo(level);
    }

    @Test
    void namesTheNearestLevel() {
        assertThatThrownBy(() -> Levels.parse("FORWRAD_TRANSITIVE"))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
                    assertThat(e.hint().orElse("")).startsWith("did you mean FORWARD_TRANSITIVE?");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "FULL,BACKWARD,true",
        "FULL,FORWARD,true",
        "BACKWARD,FULL,false",
        "BACKWARD,FORWARD,false",
        "BACKWARD_TRANSITIVE,BACKWARD,true",
        "BACKWARD,BACKWARD_TRANSITIVE,false",
        "FULL,BACKWARD_TRANSITIVE,false",
        "BACKWARD_TRANSITIVE,FULL,false",
        "FULL_TRANSITIVE,FORWARD_TRANSITIVE,true",
        "NONE,BACKWARD,false"
    })
    void comparesLevelsByWhatTheyCheck(CompatibilityLevel level, CompatibilityLevel required, boolean enough) {
        assertThat(Levels.atLeast(level, required)).isEqualTo(enough);
    }

    @ParameterizedTest
    @EnumSource(CompatibilityLevel.class)
    void everyLevelIsAtLeastItselfAndNone(CompatibilityLevel level) {
        assertThat(Levels.atLeast(level, level)).isTrue();
        assertThat(Levels.atLeast(level, CompatibilityLevel.NONE)).isTrue();
        assertThat(Levels.meaning(level)).isNotEmpty();
    }
}
