package io.kafkactl.ops.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicSelectionTest {
    private static final Set<String> EXISTING =
            Set.of("svc.orders.placed.v1", "svc-orders.placed.v1", "svc.orders.placed.v10");

    @Test
    void takesNamesLiterally() {
        assertThat(TopicSelection.literal(List.of("svc.orders.placed.v1")).among(EXISTING))
                .containsExactly("svc.orders.placed.v1");
    }

    @Test
    void anchorsPatterns() {
        assertThat(TopicSelection.globs(List.of("svc.*.v1")).among(EXISTING)).containsExactly("svc.orders.placed.v1");
        assertThat(TopicSelection.regexes(List.of("svc.orders.placed")).among(EXISTING))
                .isEmpty();
        assertThat(TopicSelection.regexes(List.of("svc.orders.*v1")).among(EXISTING))
                .containsExactly("svc-orders.placed.v1", "svc.orders.placed.v1");
    }

    @Test
    void failsWhenNothingMatches() {
        assertThatThrownBy(() -> TopicSelection.globs(List.of("x*")).required(EXISTING))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
                .hasMessage("no topic matches x*");
    }

    @Test
    void saysWhatIsWrongWithAnExpression() {
        assertThatThrownBy(() -> TopicSelection.regexes(List.of("a(")))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("'a(' is no regular expression");
    }
}
