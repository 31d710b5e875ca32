package io.kafkactl.ops.group.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.NamePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagSloTest {
    @TempDir
    Path temp;

    private LagCheck read(String groups) throws IOException {
        Path file = temp.resolve("slo.yaml");
        Files.writeString(file, "apiVersion: kafkactl/v1\nkind: LagSlo\ngroups:\n " + groups.replace("\n", "\n "));
        return LagSlo.read(file);
    }

    @Test
    void readsLiteralNamesAndPatterns() throws IOException {
        LagCheck check =
                read("- {group: a.b, maxLag: 5}\n- {group: 'price-*', maxAge: 30s, failOn: [LOST, BLOCKED-TXN]}");

        assertThat(check.query().names()).containsExactly("a.b");
        assertThat(check.query().patterns()).extracting(NamePattern::text).containsExactly("price-*");
        assertThat(check.needsAge()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxLag: 4            | max-lag",
                "maxTotalLag: 4       | max-total-lag",
                "maxAge: 2s           | max-age",
                "maxLost: 1           | max-lost",
                "requireMembers: 1    | require-members",
                "requireState: empty  | require-state",
                "failOn: [LOST]       | fail-on",
                "failOn: [OK, LOST]   | fail-on",
            })
    void eachKeyIsARuleOfItsOwn(String key, String rule) throws IOException {
        PartitionLag row =
                LagRows.row(0, 8, LagRows.log(10, 15)).withAge(2_001L, false).withStatus(LagStatus.LOST);
        LagReport report = new LagReport(
                Instant.EPOCH, List.of(LagRows.lagOf(LagRows.group("Stable"), row)), List.of(), List.of());

        LagCheck.Outcome outcome = read("- {group: pricing, " + key + "}").run(report);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.breaches()).extracting(Breach::rule).containsExactly(rule);
        assertThat(read("- {group: pricing, topics: ['o*'], " + key + "}")
                        .run(report)
                        .breaches())
                .extracting(Breach::rule)
                .containsExactly(rule);
        assertThat(read("- {group: other, " + key + "}").run(report).breaches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "kind: LagSlo                          | 'apiVersion' is missing",
                "apiVersion: kafkactl/v1               | 'kind' is missing",
                "apiVersion: kafkactl/v2, kind: LagSlo | kafkactl/v2",
                "apiVersion: kafkactl/v1, kind: Topics | Topics",
                "apiVersion: kafkactl/v1, kind: LagSlo | 'groups' is missing",
            })
    void anotherKindOfFileIsRefused(String fields, String complaint) throws IOException {
        Path file = temp.resolve("slo.yaml");
        Files.writeString(file, "{" + fields + "}");

        assertThatThrownBy(() -> LagSlo.read(file)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(e.message()).contains("slo.yaml:").contains(complaint);
        });
    }

    @Test
    void aFileThatDoesNotExistIsSaidToBeMissing() {
        assertThatThrownBy(() -> LagSlo.read(temp.resolve("none.yaml")))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
                    assertThat(e.message()).isEqualTo("file '" + temp.resolve("none.yaml") + "' does not exist");
                });
    }

    @Test
    void aGroupThatNoRuleIsAboutIsNotFoundInOrder() throws IOException {
        LagCheck check = read("- {group: a.b, maxLag: 5}\n- {group: 'price-*', maxLag: 5}");

        check.requireRulesFor(List.of("a.b", "price-1"));
        assertThatThrownBy(() -> check.requireRulesFor(List.of("a.b", "other")))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.message()).isEqualTo("no rule is about group 'other'");
                    assertThat(e.hint()).hasValue("the rules are about a.b, price-*");
                });
        LagCheck.of(new Thresholds(null, null, null, null, null, null, Set.of()))
                .requireRulesFor(List.of("any"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "- {group: a}                          | nothing is required of group 'a'",
                "- {group: a, maxlag: 5}               | unknown key 'maxlag'",
                "- {group: a, maxLag: -1}              | a whole number from 0 on",
                "- {group: a, maxAge: soon}            | 'soon' is not a duration",
                "- {group: a, failOn: [BAD]}           | 'BAD' is no status",
                "- {group: a, requireState: stabel}    | 'stabel' is no state of a group",
                "- {maxLag: 5}                         | 'group' is missing",
                "[]                                    | no groups are named"
            })
    void saysWhereAFileIsWrong(String groups, String complaint) {
        assertThatThrownBy(() -> read(groups)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(e.message()).contains("slo.yaml:").contains(complaint);
        });
    }
}
