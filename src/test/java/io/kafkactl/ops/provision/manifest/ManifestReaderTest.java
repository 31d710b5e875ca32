package io.kafkactl.ops.provision.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    @TempDir
    Path folder;

    private List<ItemError> errors(String... texts) {
        int number = 0;
        for (String text : texts) {
            SampleManifest.write(folder, "m" + number++ + ".yaml", text);
        }
        return ManifestReader.read(List.of(folder)).errors();
    }

    private String complaint(String text) {
        List<ItemError> errors = errors(text);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        return errors.get(0).message() + "; "
                + Objects.requireNonNullElse(errors.get(0).hint(), "");
    }

    private String at(int line, int column) {
        return folder.resolve("m0.yaml") + ":" + line + ":" + column + ": ";
    }

    @Test
    void readsTheSmallestManifest() {
        DeclaredTopic topic = SampleManifest.read(SampleManifest.write(folder, "t.yaml", SampleManifest.SMALLEST))
                .topics()
                .get(0);
        assertThat(topic.name()).isEqualTo("pay.order.placed.v1");
        assertThat(topic.values().partitions()).isEqualTo(3);
        assertThat(topic.values().config()).containsEntry("retention.ms", "86400000");
    }

    @Test
    void readsEveryField() {
        Manifest manifest = SampleManifest.read(
                SampleManifest.write(folder, "policy.yaml", SampleManifest.POLICY),
                SampleManifest.write(folder, "topics/market.yaml", SampleManifest.TOPICS));
        assertThat(manifest.policy().prefixes()).contains("market.", "audit.");
        assertThat(manifest.policy().environments()).containsOnlyKeys("dev", "prod");
        Environment prod = manifest.policy().requireEnvironment("prod");
        assertThat(prod.prune()).isFalse();
        assertThat(prod.protect()).isTrue();
        assertThat(prod.context()).isEqualTo("production");
        assertThat(prod.rules().minReplicationFactor()).isEqualTo(3);
        DeclaredTopic topic = manifest.topics().get(0);
        assertThat(topic.companions().request()).isEqualTo(new CompanionRequest(true, 3));
        assertThat(topic.companions().dlqRetention()).isEqualTo("2592000000");
        assertThat(topic.values().unset()).containsExactly("segment.ms");
        assertThat(topic.facts().owner()).isEqualTo("team-market");
        assertThat(topic.schemas().get(0).file()).isEqualTo(folder.resolve("topics/schemas/price.avsc"));
        assertThat(manifest.topics().get(1).facts().deprecated()).isNotNull();
    }

    @Test
    void readsSeveralDocumentsOfOneFile() {
        String both = SampleManifest.POLICY + "---\n" + SampleManifest.TOPICS;
        assertThat(SampleManifest.read(SampleManifest.write(folder, "all.yaml", both))
                        .topics())
                .hasSize(2);
    }

    @Test
    void passesOverHiddenFilesAndOtherFilesOfAFolder() {
        SampleManifest.write(folder, ".draft.yaml", "not: [a manifest");
        SampleManifest.write(folder, ".git/x.yaml", "not: [a manifest");
        SampleManifest.write(folder, "README.md", "# Topics");
        SampleManifest.write(folder, "a/b/t.yml", SampleManifest.SMALLEST);
        assertThat(SampleManifest.read(folder).topics()).hasSize(1);
    }

    @Test
    void readsAFileOnceThatIsNamedTwice() {
        Path file = SampleManifest.write(folder, "t.yaml", SampleManifest.SMALLEST);
        assertThat(SampleManifest.read(file, folder, file).topics()).hasSize(1);
    }

    @Test
    void refusesAPathThatIsNotThere() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> ManifestReader.read(List.of(folder.resolve("none.yaml"))))
                .withMessageContaining("does not exist")
                .matches(e -> e.exitCode() == ExitCode.INVALID_INPUT);
    }

    @Test
    void refusesAFolderWithoutManifests() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> ManifestReader.read(List.of(folder)))
                .withMessageContaining("has no YAML file in it");
    }

    @Test
    void refusesAnUnknownFieldWithTheNearest() {
        assertThat(complaint(SampleManifest.topics("  - name: a.b.c.v1", "    partitons: 3")))
                .isEqualTo(at(5, 5) + "unknown key 'partitons' in topics[0]; did you mean 'partitions'?");
    }

    @Test
    void refusesAKeyThatStandsThereTwice() {
        assertThat(complaint(SampleManifest.topics("  - name: a.b.c.v1", "    partitions: 3", "    partitions: 4")))
                .isEqualTo(at(6, 5) + "the key 'partitions' stands here a second time; the first is in line 5");
    }

    @Test
    void refusesAnUnknownKindWithTheNearest() {
        assertThat(complaint("apiVersion: kafkactl/v1\nkind: Topic\n"))
                .isEqualTo(at(2, 7) + "there is no kind 'Topic'; did you mean 'Topics'?");
    }

    @Test
    void refusesAnotherVersionOfTheFormat() {
        assertThat(complaint("apiVersion: kafkactl/v2\nkind: Topics\ntopics: []\n"))
                .contains(at(1, 13) + "'kafkactl/v2' is no value of apiVersion");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(errors(
                        SampleManifest.topics("  - partitions: many", "  - {name: x, config: [a], env: {dev: 1}}"),
                        "a: [b"))
                .extracting(ItemError::message)
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).contains("'name' is missing here"),
                        m -> assertThat(m).contains("must be a whole number").contains("not 'many'"),
                        m -> assertThat(m).contains("topics[1].config must be a mapping, not a list"),
                        m -> assertThat(m).contains("topics[1].env.dev must be a mapping"),
                        m -> assertThat(m).contains("not valid YAML"));
    }

    @Test
    void namesBothPlacesOfATopicThatIsDeclaredTwice() {
        List<ItemError> errors = errors(SampleManifest.SMALLEST, SampleManifest.SMALLEST);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).message())
                .isEqualTo(folder.resolve("m1.yaml") + ":4:11: topic 'pay.order.placed.v1' is declared a second time");
        assertThat(errors.get(0).hint()).isEqualTo("the first is in " + folder.resolve("m0.yaml") + ":4:11");
    }

    @Test
    void refusesASecondPolicy() {
        assertThat(errors(SampleManifest.POLICY, SampleManifest.POLICY))
                .extracting(ItemError::message)
                .containsExactly(folder.resolve("m1.yaml") + ":1:1: a second TopicPolicy begins here");
    }

    @Test
    void refusesAnEnvironmentThatThePolicyDoesNotHave() {
        List<ItemError> errors = errors(
                SampleManifest.POLICY,
                SampleManifest.topics("  - name: market.a.b.v1", "    env: {prdo: {partitions: 3}}"));
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).message())
                .contains("m1.yaml:4:11: topic 'market.a.b.v1'")
                .contains("'prdo'");
        assertThat(errors.get(0).hint()).isEqualTo("did you mean 'prod'?");
    }

    @Test
    void refusesASettingThatIsSetAndUnset() {
        assertThat(complaint(SampleManifest.topics(
                        "  - name: a.b.c.v1", "    config: {segment.ms: 1h}", "    unset: [segment.ms]")))
                .contains("'segment.ms' is in config and in unset");
    }

    @Test
    void takesNothingForASettingThatIsUnset() {
        DeclaredTopic topic = SampleManifest.read(SampleManifest.write(
                        folder,
                        "t.yaml",
                        SampleManifest.topics("  - name: a.b.c.v1", "    config: {segment.ms: null, retention.ms: ~}")))
                .topics()
                .get(0);
        assertThat(topic.values().unset()).containsExactly("segment.ms", "retention.ms");
        assertThat(topic.values().config()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7x", "soon", "1_000", "-7d", "1e3"})
    void refusesWhatIsNoDuration(String value) {
        assertThat(complaint(SampleManifest.topics("  - name: a.b.c.v1", "    config: {retention.ms: " + value + "}")))
                .contains(":5:28: ")
                .contains("retention.ms");
    }

    @Test
    void readsUnitsListsAndNumbersOfYaml12() {
        DeclaredTopic topic = SampleManifest.read(SampleManifest.write(
                        folder,
                        "t.yaml",
                        SampleManifest.topics(
                                "  - name: a.b.c.v1",
                                "    partitions: 0xC",
                                "    config:",
                                "      retention.ms: 7d",
                                "      segment.bytes: 1GiB",
                                "      retention.bytes: -1",
                                "      cleanup.policy: [compact, delete]",
                                "      compression.type: no")))
                .topics()
                .get(0);
        assertThat(topic.values().partitions()).isEqualTo(12);
        assertThat(topic.values().config())
                .containsEntry("retention.ms", "604800000")
                .containsEntry("segment.bytes", "1073741824")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("compression.type", "no");
    }

    @Test
    void refusesAliasesSoThatAFewLinesStayAFew() {
        assertThat(complaint("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")).contains("aliases are not supported");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(complaint("a: " + "[".repeat(50_000))).contains("m0.yaml:1:").contains("not valid YAML");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThat(complaint("# " + "x".repeat(4 << 20) + "\n" + SampleManifest.SMALLEST))
                .contains("not valid YAML");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Files.write(folder.resolve("m.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(ManifestReader.read(List.of(folder)).errors())
                .extracting(ItemError::message)
                .singleElement()
                .asString()
                .contains("is not UTF-8 text");
    }

    @Test
    void changesItsHashWithAnyFile() {
        Path file = SampleManifest.write(folder, "t.yaml", SampleManifest.SMALLEST);
        String before = SampleManifest.read(file).hash();
        assertThat(SampleManifest.read(file).hash()).isEqualTo(before);
        SampleManifest.write(folder, "t.yaml", SampleManifest.SMALLEST + "# why\n");
        assertThat(SampleManifest.read(file).hash()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SampleManifest.POLICY,
                SampleManifest.TOPICS,
                SampleManifest.SMALLEST,
                "{apiVersion: kafkactl/v1, kind: Topics, topics: [{name: a, partitons: 3}]}",
                "{apiVersion: kafkactl/v1, kind: Topics, topics: [{partitions: 3}]}",
                "{apiVersion: kafkactl/v1, kind: Topics, topics: [{name: a, partitions: 0}]}",
                "{apiVersion: kafkactl/v1, kind: Topics, topics: [{name: a, companions: {dlq: 3}}]}",
                "{apiVersion: kafkactl/v1, kind: Topics, topics: [{name: a, managedConfig: all}]}",
                "{apiVersion: kafkactl/v1, kind: TopicPolicy, scope: {}}",
                "{apiVersion: kafkactl/v1, kind: TopicPolicy, environments: {dev: {prune: maybe}}}",
                "{apiVersion: kafkactl/v1, kind: TopicPolicy, ignore: x}",
                "{kind: TopicPolicy}"
            })
    void agreesWithTheSchemaForEditors(String text) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ManifestSchema.text());
        boolean valid = schema.validate(
                        new ObjectMapper(new YAMLFactory()).readTree(text).toString(),
                        com.networknt.schema.InputFormat.JSON)
                .isEmpty();
        assertThat(valid).as(text).isEqualTo(errors(text).isEmpty());
    }
}
