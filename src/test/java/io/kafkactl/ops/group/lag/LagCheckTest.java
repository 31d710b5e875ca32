package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.group;
import static io.kafkactl.ops.group.lag.LagRows.lagOf;
import static io.kafkactl.ops.group.lag.LagRows.row;
import static io.kafkactl.ops.group.lag.LagRows.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.record.NamePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules meet groups: a breach, an error for what cannot be told, or nothing. */
class LagCheckTest {
    private static final Thresholds NONE = new Thresholds(null, null, null, null, null, null, Set.of());
    private static final Thresholds MAX_LAG = new Thresholds(10L, null, null, null, null, null, Set.of());
    private static final Thresholds MAX_AGE =
            new Thresholds(null, null, Duration.ofSeconds(1), null, null, null, Set.of());

    private static LagCheck rule(String groups, Thresholds thresholds, String... topics) {
        return new LagCheck(List.of(new LagCheck.Rule(
                NamePattern.glob(groups),
                Arrays.stream(topics).map(NamePattern::glob).toList(),
                thresholds)));
    }

    private static LagCheck.Outcome run(LagCheck check, GroupLag... groups) {
        return check.run(new LagReport(Instant.EPOCH, List.of(groups), List.of(), List.of()));
    }

    @Test
    void noThresholdsAreNoCheck() {
        assertThat(LagCheck.of(NONE).isEmpty()).isTrue();
        assertThat(LagCheck.of(MAX_LAG).isEmpty()).isFalse();
        assertThat(run(LagCheck.of(NONE), lagOf(group("Stable"), unknown(0, LagStatus.UNKNOWN))))
                .isEqualTo(new LagCheck.Outcome(List.of(), List.of()));
    }

    @Test
    void agesAreReadOnlyForARuleAboutAges() {
        assertThat(LagCheck.of(MAX_LAG).needsAge()).isFalse();
        assertThat(LagCheck.of(MAX_AGE).needsAge()).isTrue();
        assertThat(LagCheck.of(NONE).needsAge()).isFalse();
    }

    @Test
    void oneQuestionMarkMakesAPatternToo() {
        GroupQuery query = rule("price-?", MAX_LAG).query();

        assertThat(query.names()).isEmpty();
        assertThat(query.patterns()).extracting(NamePattern::text).containsExactly("price-?");
        assertThat(rule("price", MAX_LAG).query().names()).containsExactly("price");
        assertThat(rule("price", MAX_LAG).query().patterns()).isEmpty();
    }

    @Test
    void aBreachIsNoErrorAndTheRuleOfAnotherGroupIsNeither() {
        GroupLag group = lagOf(group("Stable"), row(0, 11));

        assertThat(run(rule("pricing", MAX_LAG), group))
                .isEqualTo(new LagCheck.Outcome(
                        List.of(new Breach("pricing", "orders", 0, "max-lag", "lag 11 is above 10")), List.of()));
        assertThat(run(rule("other", MAX_LAG), group)).isEqualTo(new LagCheck.Outcome(List.of(), List.of()));
        assertThat(run(rule("pricing", MAX_LAG), lagOf(group("Stable"), row(0, 10))))
                .isEqualTo(new LagCheck.Outcome(List.of(), List.of()));
    }

    @Test
    void whatCannotBeToldIsAnErrorUnlessTheRuleIsBrokenAnyway() {
        LagCheck check = LagCheck.of(MAX_LAG);

        LagCheck.Outcome doubtful = run(check, lagOf(group("Stable"), row(0, 10), unknown(1, LagStatus.UNKNOWN)));
        assertThat(doubtful.breaches()).isEmpty();
        assertThat(doubtful.errors())
                .containsExactly(new ItemError(
                        "pricing",
                        ExitCode.FAILURE,
                        "UNDECIDED",
                        "cannot tell whether group 'pricing' keeps its thresholds: its lag is not completely known",
                        null));
        LagCheck.Outcome broken = run(check, lagOf(group("Stable"), row(0, 11), unknown(1, LagStatus.UNKNOWN)));
        assertThat(broken.breaches()).hasSize(1);
        assertThat(broken.errors()).isEmpty();
    }

    @Test
    void aRuleForSomeTopicsSeesNoOthers() {
        GroupLag group = lagOf(group("Stable"), row(0, 11));

        assertThat(run(rule("pricing", MAX_LAG, "ord*"), group).breaches()).hasSize(1);
        LagCheck.Outcome elsewhere = run(rule("pricing", MAX_LAG, "payments"), group);
        assertThat(elsewhere.breaches()).isEmpty();
        assertThat(elsewhere.errors())
                .extracting(ItemError::message)
                .containsExactly("cannot tell whether group 'pricing' keeps its thresholds: "
                        + "it has no offset in the rule's topics");
    }
}
