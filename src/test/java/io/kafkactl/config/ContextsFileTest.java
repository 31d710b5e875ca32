package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.config.SegmentSettings.LetterCase;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.time.LocalDate;
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

    private static Context context(String text) {
        return read(HEADER + text).values().stream().findFirst().orElseThrow();
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
                    color: magenta
                    readOnly: true
                    requireKey: true
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
                                        new DlqEntry("headers", "pay.order.placed.v1", null, null),
                                        "other.letters",
                                        new DlqEntry(null, null, null, null)),
                                Map.of()),
                        "magenta"));
    }

    @Test
    void readsWhatItSaysAboutTopics() {
        HouseRules rules = context("""
                contexts:
                  prod:
                    bootstrapServers: b1:9093
                    naming:
                      convention: custom
                      segments: {region: {pattern: '[a-z]{2}'}, team: {oneOf: [web, app]}, subject: {case: pascal}, version: {}}
                      environment: prod
                      prefixes: [eu., us.]
                      maxLength: 120
                      mirrorAliases: [west]
                      discouraged: [acme]
                      companions: {dlq: .dead-letter, retry: '-retry-{n}'}
                    lint:
                      minReplicationFactor: 3
                      maxPartitions: 48
                      maxReplicasPerBroker: 4000
                      ignore:
                        - {rule: N012, topic: a.b, reason: why not, until: 2027-01-01}
                        - {rule: C003, glob: 'a.*', reason: small, until: 2027-06-30}
                    presets:
                      ticks-long: {extends: price-ticks, partitions: 24, config: {retention.ms: 3d}, keyRequired: true}
                      audit: {extends: audit, replicationFactor: 3, deleteProtection: false, reason: cheap}
                """).rules();

        assertThat(rules)
                .isEqualTo(new HouseRules(
                        new NamingSettings(
                                NamingSettings.Convention.CUSTOM,
                                Map.of(
                                        "region", new SegmentSettings("[a-z]{2}", List.of(), null),
                                        "team", new SegmentSettings(null, List.of("web", "app"), null),
                                        "subject", new SegmentSettings(null, List.of(), LetterCase.PASCAL),
                                        "version", new SegmentSettings(null, List.of(), null)),
                                "prod",
                                List.of("eu.", "us."),
                                120,
                                List.of("west"),
                                List.of("acme"),
                                new CompanionSettings(".dead-letter", "-retry-{n}")),
                        new LintSettings(
                                3,
                                48,
                                4000,
                                List.of(
                                        new LintSuppression("N012", "a.b", null, "why not", LocalDate.of(2027, 1, 1)),
                                        new LintSuppression("C003", null, "a.*", "small", LocalDate.of(2027, 6, 30)))),
                        TopicDefaults.NONE,
                        Map.of(
                                "ticks-long",
                                new PresetSettings(
                                        "price-ticks", 24, null, Map.of("retention.ms", "3d"), null, true, null),
                                "audit",
                                new PresetSettings("audit", null, 3, Map.of(), false, null, "cheap"))));
        assertThat(rules.naming().segments()).containsOnlyKeys("region", "team", "subject", "version");
        assertThat(List.copyOf(rules.naming().segments().keySet()))
                .containsExactly("region", "team", "subject", "version");
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
                "color: pink | 'pink' is no value of contexts.dev.color | it is one of red, green, yellow, blue, magenta, cyan",
                "properties: [a] | c.yaml:5:17: contexts.dev.properties must be a mapping, not a list |",
                "naming: {convention: nnoe} | 'nnoe' is no value of contexts.dev.naming.convention "
                        + "| did you mean 'none'?",
                "naming: {convetion: none} | unknown key 'convetion' in contexts.dev.naming | did you mean 'convention'?",
                "naming: {segments: {domian: {}}} | unknown key 'domian' in contexts.dev.naming.segments "
                        + "| did you mean 'domain'?",
                "naming: {segments: {domain: {oneof: [a]}}} | unknown key 'oneof' in contexts.dev.naming.segments.domain "
                        + "| did you mean 'oneOf'?",
                "naming: {segments: {domain: {case: snake}}} | unknown key 'case' | known keys: oneOf, pattern",
                "naming: {segments: {domain: {oneOf: [a], pattern: b}}} | a segment has one rule, not 2 | say pattern",
                "naming: {segments: {domain: {pattern: '['}}} | '[' is no regular expression |",
                "naming: {segments: {domain: {oneOf: []}}} | a segment that may be nothing leaves no name |",
                "naming: {convention: custom} | the convention custom has no segments | list them in order",
                "naming: {maxLength: 250} | must be a whole number from 1 to 249, not '250' |",
                "naming: {companions: {dlq: .dql}} | '.dql' is no value of contexts.dev.naming.companions.dlq "
                        + "| did you mean '.dlq'?",
                "lint: {ignore: [{rule: N013, reason: a, until: 2027-01-01}]} | 'N013' is no value of | did you mean 'C013'?",
                "lint: {ignore: [{rule: N012, until: 2027-01-01}]} | a rule that is set aside needs its reason | {rule: N009",
                "lint: {ignore: [{rule: N012, reason: a}]} | a rule that is set aside needs its until |",
                "lint: {ignore: [{rule: N012, reason: a, until: soon}]} | must be a day such as 2027-01-01, not 'soon' |",
                "lint: {ignore: [{rule: N012, topic: a, glob: b, reason: a, until: 2027-01-01}]} | not for both |",
                "presets: {x: {extends: new}} | 'new' is no value of contexts.dev.presets.x.extends | did you mean 'news'?",
                "presets: {x: {extends: y}, y: {extends: x}} | presets extend each other in a circle: x -> y -> x |",
                "presets: {x: {extends: x}} | presets extend each other in a circle: x -> x |",
                "presets: {x: {schedule: 3d}} | unknown key 'schedule' in contexts.dev.presets.x | known keys: config,",
                "topicDefaults: {partitions: 0} | must be a whole number from 1 to 100000, not '0' |",
                "topicDefaults: {partitions: six} | must be a whole number from 1 to 100000, not 'six' |",
                "topicDefaults: {replicationFactor: 40000} | must be a whole number from 1 to 32767, not '40000' |",
                "dlq: {journal: } | contexts.dev.dlq.journal must be text, not nothing |",
                "dlq: {topics: {x: {format: envelop}}} | 'envelop' is no value of contexts.dev.dlq.topics.x.format "
                        + "| did you mean 'envelope'?",
                "dlq: {topics: {x: {maxRedrives: 0}}} | c.yaml:5:37: contexts.dev.dlq.topics.x.maxRedrives must be a "
                        + "whole number from 1 to 1000, not '0' |",
                "dlq: {topics: {x: {target: y}}} | unknown key 'target' in contexts.dev.dlq.topics.x | known keys: format, "
                        + "group, maxRedrives, source",
                "dlq: {formats: {envelope: {topic: {header: X}}}} | c.yaml:5:31: 'envelope' cannot name a dead-letter "
                        + "format | built in",
                "dlq: {formats: {../x: {topic: {header: X}}}} | '../x' cannot name a dead-letter format | a name is",
                "dlq: {formats: {a: {offset: {header: X}}}} | nothing tells a dead letter of format 'a' from any other "
                        + "record | under 'requires'",
                "dlq: {formats: {a: {topic: X}}} | contexts.dev.dlq.formats.a.topic must be a mapping, not 'X' |",
                "dlq: {formats: {a: {topic: {encoding: utf8}}}} | c.yaml:5:32: no header is named | {header: NAME}",
                "dlq: {formats: {a: {topic: {header: X, encoding: int32}}}} | 'int32' is no value of "
                        + "| int32be, int64be",
                "dlq: {formats: {a: {topic: {header: X}, value: newest}}} | 'newest' is no value of | first, last",
                "dlq: {formats: {a: {topic: {header: X}, strip: ['*']}}} | '*' names no headers to strip | X-Failure-*",
                "dlq: {formats: {a: {topic: {header: X}, strip: ['X-*-Y']}}} | 'X-*-Y' names no headers to strip |",
                "dlq: {formats: {a: {topic: {header: X}, ofset: {header: Y}}}} | unknown key 'ofset' "
                        + "| did you mean 'offset'?",
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
    void readsFormatsOfTheHouseAndWhatItKnowsOfEachDeadLetterTopic() {
        DlqSettings dlq = context("""
                contexts:
                  prod:
                    bootstrapServers: b1:9093
                    dlq:
                      formats:
                        acme:
                          topic: {header: X-Orig-Topic}
                          partition: {header: X-Orig-Partition, encoding: int32be}
                          failedAt: {header: X-Failed, encoding: time}
                          value: first
                          strip: [X-Failure-*, X-Note]
                        marked: {requires: [X-Dead, X-Why]}
                      topics:
                        odd: {format: acme, source: orders, group: billing, maxRedrives: 2}
                """).dlq();

        assertThat(dlq.formats().get("acme"))
                .isEqualTo(new DlqFormatRule(
                        Map.of(
                                "topic", new DlqFormatRule.HeaderRule("X-Orig-Topic", ""),
                                "partition", new DlqFormatRule.HeaderRule("X-Orig-Partition", "int32be"),
                                "failedAt", new DlqFormatRule.HeaderRule("X-Failed", "time")),
                        List.of("X-Orig-Topic"),
                        true,
                        List.of("X-Failure-*", "X-Note")));
        assertThat(dlq.formats().get("marked"))
                .isEqualTo(new DlqFormatRule(Map.of(), List.of("X-Dead", "X-Why"), false, List.of()));
        assertThat(dlq.topics().get("odd")).isEqualTo(new DlqEntry("acme", "orders", "billing", 2));
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

    @Test
    void readsSeveralAddressesOfARegistry() {
        String start = "contexts: {a: {bootstrapServers: 'b:1', schemaRegistry: ";
        assertThat(context(start + "'http://a,http://b:8081/api'}}").schemaRegistry())
                .containsExactly("http://a", "http://b:8081/api");
        assertThat(context(start + "['http://a', 'https://u:p@b']}}").schemaRegistry())
                .containsExactly("http://a", "https://u:p@b");
        assertThat(refusal(HEADER + start + "'u:hunter2@registry'}}"))
                .hasMessageContaining("schemaRegistry of context 'a': ")
                .hasMessageContaining("is not http://HOST[:PORT] or https://HOST[:PORT]");
    }

    @Test
    void refusesTheRegistrysAddressAmongTheProperties() {
        assertThat(refusal(HEADER
                        + "contexts: {a: {bootstrapServers: 'b:1', properties: {schema.registry.url: 'http://a'}}}"))
                .hasMessageContaining("schema.registry.url does not belong among the properties")
                .satisfies(e -> assertThat(e.hint()).contains("use schemaRegistry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contexts: {default: {brokers: ['l:1']}} | but the configuration of another tool named kafkactl (deviceinsight/kafkactl)",
                "clusters: [{name: a, brokers: ['l:1']}] | but a configuration of kaf",
                "profiles: [{name: a, kafka_api: {brokers: ['l:1']}}] | but a file of rpk profiles"
            })
    void recognisesTheFilesOfOtherTools(String text, String message) {
        assertThat(refusal(text))
                .hasMessage("c.yaml:1:1: this is no contexts file " + message.strip())
                .satisfies(e ->
                        assertThat(e.hint()).contains("kafkactl context import c.yaml takes it over into your own"));
    }

    @Test
    void readsReferencesToSecretsInBothForms() {
        Map<String, String> properties = context("""
                contexts:
                  a:
                    bootstrapServers: b:1
                    properties:
                      one: env:ONE
                      two: {env: TWO}
                      three: exec:[pass, show, kafka/prod]
                      four: {exec: [sh, -c, "a, b"]}
                      five: {file: /run/five}
                      six: file:~/six
                """).properties();

        assertThat(properties)
                .isEqualTo(Map.of(
                        "one", "env:ONE",
                        "two", "env:TWO",
                        "three", "exec:[pass, show, kafka/prod]",
                        "four", "exec:[sh, \"-c\", \"a, b\"]",
                        "five", "file:/run/five",
                        "six", "file:~/six"));
    }

    @Test
    void aFileOfSecretsIsFoundFromTheFolderOfTheContexts() {
        Map<String, Context> contexts = ContextsFile.parse(
                        Path.of("/etc/kafkactl/c.yaml"),
                        HEADER + "contexts: {a: {bootstrapServers: 'b:1', properties: {p: 'file:secrets/p'}}}")
                .contexts();

        assertThat(contexts.values())
                .extracting(Context::properties)
                .containsExactly(Map.of("p", "file:/etc/kafkactl/secrets/p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env:a-b | env: must be followed by the name of a variable",
                "{env: A, file: b} | must be text, or one of env:, file: and exec:",
                "{envv: A} | unknown key 'envv' in contexts.a.properties.p",
                "{exec: []} | exec: must be followed by a list, the program first",
                "[a] | must be text"
            })
    void refusesAReferenceThatSaysNothing(String value, String message) {
        assertThat(refusal(HEADER + "contexts: {a: {bootstrapServers: 'b:1', properties: {p: " + value.strip() + "}}}"))
                .hasMessageContaining(message.strip());
    }
}
