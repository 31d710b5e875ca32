package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextsFileTest {
    private static final String HEADER = "apiVersion: kafkactl/v1\nkind: Contexts\n";

    private static Map<String, Context> read(String text) {
        return ContextsFile.parse(Path.of("c.yaml"), text).contexts();
    }

    private static KafkactlException refusal(String text) {
        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> read(text));
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        return refusal;
    }

    @Test
    void readsEveryKey() {
        Context context = read(HEADER + """
                contexts:
                  prod:
                    bootstrapServers: [b1:9093, "[::1]:9093"]
                    properties:
                      security.protocol: SASL_SSL
                      retries: 5
                      admin.retries: 0007
                      enable.idempotence: true
                    schemaRegistry: https://registry:8081
                    protected: true
                    readOnly: true
                    naming: {convention: none}
                    topicDefaults: {partitions: 12, replicationFactor: 2, config: {retention.ms: 1d}}
                    dlq:
                      journal: ops.journal
                      topics:
                        odd.letters: {format: headers, source: pay.order.placed.v1}
                        other.letters: {}
                """).get("prod");

        assertThat(context)
                .isEqualTo(new Context(
                        "prod",
                        "b1:9093,[::1]:9093",
                        Map.of(
                                "security.protocol",
                                "SASL_SSL",
                                "retries",
                                "5",
                                "admin.retries",
                                "0007",
                                "enable.idempotence",
                                "true"),
                        List.of("https://registry:8081"),
                        true,
                        true,
                        new HouseRules(
                                NamingSettings.of(NamingSettings.Convention.NONE),
                                LintSettings.NONE,
                                new TopicDefaults(12, 2, Map.of("retention.ms", "1d")),
                                Map.of()),
                        new DlqSettings(
                                "ops.journal",
                                Map.of(
                                        "odd.letters",
                                        new DlqEntry("headers", "pay.order.placed.v1"),
                                        "other.letters",
                                        new DlqEntry(null, null)))));
    }

    @Test
    void leavesHouseDefaultsWhereNothingIsSaid() {
        assertThat(read(HEADER + "contexts:\n  dev: {bootstrapServers: 'localhost:9092'}\n"))
                .containsOnlyKeys("dev")
                .containsEntry("dev", Context.of("dev", "localhost:9092"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contexts:\n", "contexts: {}\n"})
    void acceptsAFileWithoutContexts(String rest) {
        assertThat(read(HEADER + rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contexts: {}", "kind: Contexts\ncontexts: {}", "current-context: x\ncontexts: {}"})
    void refusesAFileThatDoesNotSayWhatItIs(String text) {
        KafkactlException refusal = refusal(text);

        assertThat(refusal.message() + refusal.hint()).contains("c.yaml:1:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bootstrapServer: a:1 | c.yaml:5:5: unknown key 'bootstrapServer' in contexts.dev "
                        + "| did you mean 'bootstrapServers'?",
                "readonly: true | c.yaml:5:5: unknown key 'readonly' in contexts.dev | did you mean 'readOnly'?",
                "zzzzzzzzzzzz: 1 | c.yaml:5:5: unknown key 'zzzzzzzzzzzz' in contexts.dev | known keys: bootstrapServers,",
                "protected: maybe | c.yaml:5:16: contexts.dev.protected must be true or false, not 'maybe' |",
                "protected: 1 | c.yaml:5:16: contexts.dev.protected must be true or false, not '1' |",
                "bootstrapServers: {} | c.yaml:5:23: contexts.dev.bootstrapServers must be text or a list of texts, "
                        + "not a mapping |",
                "bootstrapServers: localhost | c.yaml:5:23: bootstrapServers of context 'dev': 'localhost' is not HOST:PORT |",
                "bootstrapServers: a:70000 | c.yaml:5:23: bootstrapServers of context 'dev': 'a:70000' has no port |",
                "properties: [a] | c.yaml:5:17: contexts.dev.properties must be a mapping, not a list |",
                "naming: {convention: nnoe} | 'nnoe' is no value of contexts.dev.naming.convention "
                        + "| did you mean 'none'?",
                "topicDefaults: {partitions: 0} | must be a whole number from 1 to 100000, not '0' |",
                "topicDefaults: {partitions: six} | must be a whole number from 1 to 100000, not 'six' |",
                "topicDefaults: {replicationFactor: 40000} | must be a whole number from 1 to 32767, not '40000' |",
                "dlq: {journal: } | contexts.dev.dlq.journal must be text, not nothing |",
                "dlq: {topics: {x: {format: envelop}}} | 'envelop' is no value of contexts.dev.dlq.topics.x.format "
                        + "| did you mean 'envelope'?",
                "properties: *anchor | aliases are not supported | write the value out",
                "properties: {a: ] | c.yaml:5:19: not valid YAML: while parsing a flow node, expected the node content |",
            })
    void namesThePlaceOfEachMistake(String line, String message, String hint) {
        String rest = line.startsWith("bootstrapServers:") ? "" : "    bootstrapServers: a:1\n";
        KafkactlException refusal = refusal(HEADER + "contexts:\n  dev:\n    " + line + "\n" + rest);

        assertThat(refusal.message()).contains(message);
        if (hint != null) {
            assertThat(refusal.hint().orElse("")).contains(hint);
        }
    }

    @Test
    void refusesADuplicateKey() {
        KafkactlException refusal =
                refusal(HEADER + "contexts:\n  dev: {bootstrapServers: 'a:1'}\n  dev: {bootstrapServers: 'b:1'}\n");

        assertThat(refusal.message()).isEqualTo("c.yaml:5:3: the key 'dev' stands here a second time");
        assertThat(refusal.hint()).contains("the first is in line 4");
    }

    @Test
    void refusesAContextWithoutAddressAndANameThatIsNoName() {
        assertThat(refusal(HEADER + "contexts: {dev: {}}").message()).contains("context 'dev' has no bootstrapServers");
        assertThat(refusal(HEADER + "contexts: {'../x': {bootstrapServers: 'a:1'}}")
                        .message())
                .contains("'../x' cannot name a context");
    }

    @Test
    void refusesASecondDocumentAndAnotherVersion() {
        assertThat(refusal(HEADER + "---\n" + HEADER).message()).contains("a second document begins here");
        assertThat(refusal("apiVersion: kafkactl/v2\nkind: Contexts\n").message())
                .isEqualTo("c.yaml:1:13: 'kafkactl/v2' is no value of apiVersion");
    }
}
