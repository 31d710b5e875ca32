package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.SegmentSettings.LetterCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in one segment, and what is said of anything else. */
class SegmentShapeTest {
    @ParameterizedTest
    @CsvSource({
        "a,",
        "z,",
        "az09-a,",
        "'', is empty",
        "priceUpdate, has upper-case letters",
        "A, has upper-case letters",
        "Z, has upper-case letters",
        "a@b, has '@' in it",
        "a[b, has '[' in it",
        "a`b, has '`' in it",
        "a{b, has '{' in it",
        "a/b, has '/' in it",
        "a:b, has ':' in it",
        "a_, has '_' in it",
        "1a, does not begin with a letter",
        "-a, does not begin with a letter",
        "a-, ends with a hyphen",
        "a--b, has two hyphens in a row",
    })
    void wordsWithHyphens(String text, @Nullable String problem) {
        assertThat(new SegmentShape.Kebab().problem(text)).isEqualTo(problem);
        assertThat(new SegmentShape.Unversioned().problem(text)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, true",
        "v9999, true",
        "v10, true",
        "v0, false",
        "v01, false",
        "v10000, false",
        "1, false",
        "'', false"
    })
    void versions(String text, boolean valid) {
        SegmentShape version = new SegmentShape.Version();

        assertThat(version.problem(text)).isEqualTo(valid ? null : "is no version: v1, v2 and so on are");
        assertThat(version.allowed()).isEqualTo("v1, v2 and so on");
    }

    @ParameterizedTest
    @CsvSource({
        "version-2, v2",
        "Version_03, v3",
        "v002, v2",
        "v0, v0",
        "7, v7",
        "x, vx",
    })
    void theVersionThatWasMeant(String text, String suggestion) {
        assertThat(new SegmentShape.Version().suggestion(text)).isEqualTo(suggestion);
    }

    @Test
    void aSegmentWithoutVersionRefusesOnlyWhatIsOne() {
        SegmentShape shape = new SegmentShape.Unversioned();

        assertThat(shape.problem("v1")).isEqualTo("is a version, and names have none here");
        assertThat(shape.problem("v1a")).isNull();
        assertThat(shape.allowed()).isEqualTo("lower-case letters, digits and single hyphens, and no version");
        assertThat(shape.suggestion("PriceUpdate")).isEqualTo("price-update");
    }

    @Test
    void oneOfAFewWords() {
        SegmentShape shape = new SegmentShape.OneOf(List.of("web", "app"));

        assertThat(shape.problem("web")).isNull();
        assertThat(shape.problem("Web")).isEqualTo("is not one of web, app");
        assertThat(shape.suggestion("web")).isEqualTo("web");
        assertThat(shape.suggestion("wep")).isEqualTo("web");
        assertThat(shape.suggestion("something")).isEqualTo("something");
        assertThat(shape.allowed()).isEqualTo("one of web, app");
    }

    @Test
    void aPatternNarrowsWhatTheConventionAllows() {
        SegmentShape alone = new SegmentShape.Matching("[A-Z]{2}", null);
        SegmentShape within = new SegmentShape.Matching("[a-z].*", new SegmentShape.Kebab());

        assertThat(alone.problem("EU")).isNull();
        assertThat(alone.problem("")).isEqualTo("is empty");
        assertThat(alone.problem("eu")).isEqualTo("does not match [A-Z]{2}");
        assertThat(alone.allowed()).isEqualTo("what matches [A-Z]{2}");
        assertThat(alone.suggestion("EU")).isEqualTo("EU");
        assertThat(alone.suggestion("PriceUpdate")).isEqualTo("price-update");
        assertThat(within.problem("a-b")).isNull();
        assertThat(within.problem("a--b")).isEqualTo("has two hyphens in a row");
        assertThat(within.allowed())
                .isEqualTo("lower-case letters, digits and single hyphens, and what matches [a-z].*");
    }

    @Test
    void wordsInOneCase() {
        SegmentShape shape = new SegmentShape.InCase(LetterCase.SNAKE);

        assertThat(shape.problem("")).isEqualTo("is empty");
        assertThat(shape.problem("price_update")).isNull();
        assertThat(shape.problem("PriceUpdate")).isEqualTo("is not in snake case such as price_update");
        assertThat(shape.suggestion("price_update2_a")).isEqualTo("price_update2_a");
        assertThat(new SegmentShape.InCase(LetterCase.CAMEL).suggestion("éé")).isEmpty();
        assertThat(new SegmentShape.InCase(LetterCase.PASCAL).suggestion("Price2Go"))
                .isEqualTo("Price2Go");
    }

    @Test
    void aSegmentSuggestsOnlyWhatItAccepts() {
        Segment segment = new Segment("domain", new SegmentShape.Kebab());

        assertThat(segment.violation("market")).isEmpty();
        assertThat(segment.violation("Market"))
                .contains(new NamingViolation("domain 'Market'", "has upper-case letters", "market"));
        assertThat(segment.violation("é")).contains(new NamingViolation("domain 'é'", "has 'é' in it", null));
        assertThat(segment.isVersion()).isFalse();
        assertThat(new Segment("version", new SegmentShape.Version()).isVersion())
                .isTrue();
    }

    @Test
    void aViolationReadsAsASentence() {
        assertThat(new NamingViolation(null, "is too long", null)).hasToString("the name is too long");
        assertThat(new NamingViolation("domain 'A'", "has upper-case letters", "a"))
                .hasToString("domain 'A' has upper-case letters (try 'a')");
    }

    @Test
    void aSegmentIsFoundByItsRole() {
        TopicName name = new TopicName(Map.of("domain", "market"), Optional.empty());

        assertThat(name.segment("domain")).contains("market");
        assertThat(name.segment("version")).isEmpty();
    }
}
