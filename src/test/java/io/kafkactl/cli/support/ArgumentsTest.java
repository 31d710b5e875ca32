package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Map<String, String> NOUNS = Map.of("topics", "topic", "dlqs", "dlq", "produce", "produce");

    private static String rewritten(String line) {
        return String.join(" ", Arguments.rewrite(line.split(" "), NOUNS, Set.of("produce", "consume")));
    }

    @ParameterizedTest
    @CsvSource({
        "topics list, topic list",
        "topics ls, topic list",
        "topic rm a.b.c.v1, topic delete a.b.c.v1",
        "dlqs ls -o json, dlq list -o json",
        "-c prod topics ls, topic list",
        "-v --context prod -b h:1 topics -X a=b ls, topic list",
        "--schema-registry http://sr:8081 topics ls, topic list",
        "--timeout 5s --command-config f topics ls, topic list"
    })
    void nounsAndVerbsAreRewrittenBehindGlobalOptions(String line, String words) {
        assertThat(rewritten(line)).contains(words.split(" "));
        assertThat(rewritten(line).split(" "))
                .hasSameSizeAs(line.split(" "))
                .doesNotContain("topics", "dlqs", "ls", "rm");
    }

    @ParameterizedTest
    @CsvSource({
        "topic describe ls rm topics, topic describe ls rm topics",
        "produce ls, produce ls",
        "consume rm, consume rm",
        "-c topics topic list, -c topics topic list",
        "-c ls topics rm x, -c ls topic delete x",
        "topic -c rm list, topic -c rm list",
        "topic --glob list, topic --glob list",
        "ls topics, ls topics",
        "--help, --help",
        "--context=ls topic list, --context=ls topic list"
    })
    void namesAndOptionValuesStayAsTheyAre(String line, String expected) {
        assertThat(rewritten(line)).isEqualTo(expected);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Arguments.rewrite(new String[0], NOUNS, Set.of())).isEmpty();
    }
}
