package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of manifests before they contact anybody. */
class ManifestCommandsTest {
    @TempDir
    Path folder;

    private final CliRunner offline =
            CliRunner.offline().clock(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));

    private CliResult run(String line) {
        List<String> args = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            args.add(word.replace("DIR", folder.toString()));
        }
        return offline.env("HOME", folder.resolve("home").toString()).run(args.toArray(String[]::new));
    }

    private void sample() {
        SampleManifest.write(folder, "policy.yaml", SampleManifest.POLICY);
        SampleManifest.write(folder, "topics/market.yaml", SampleManifest.TOPICS);
    }

    @Test
    void lintsAFolderOfManifestsOffline() {
        sample();
        CliResult result = run("topic lint -F DIR --env prod");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("checked 6 topics: 0 errors, 4 warnings");
        assertThat(result.out()).contains("market.yaml:5");
    }

    @Test
    void lintsForEachEnvironmentUnlessOneIsChosen() {
        sample();
        SampleManifest.write(
                folder,
                "more.yaml",
                SampleManifest.topics("  - {name: risk.a.b.v1, partitions: 12, replicationFactor: 3}"));
        CliResult all = run("topic lint -F DIR -o jsonl");
        assertThat(all.exitCode()).as(all.toString()).isEqualTo(4);
        assertThat(all.out().lines().filter(line -> line.contains("risk.a.b.v1")))
                .singleElement()
                .asString()
                .contains("C012", "more than 6");
        assertThat(run("topic lint -F DIR --env prod").exitCode()).isZero();
        assertThat(run("topic lint -F DIR --env dev").exitCode()).isEqualTo(4);
    }

    @Test
    void reportsAllThatIsWrongWithEveryFile() {
        SampleManifest.write(folder, "a.yaml", SampleManifest.topics("  - {name: a, partitons: 3}"));
        SampleManifest.write(folder, "b.yaml", SampleManifest.topics("  - {nam: a}"));
        CliResult result = run("topic lint -F DIR");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("a.yaml:4:15: unknown key 'partitons' in topics[0]", "did you mean 'partitions'?")
                .contains("b.yaml:4:6: unknown key 'nam'", "b.yaml:4:5: 'name' is missing here");
        assertThat(run("topic plan -F DIR -o json").err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"error\":\"INVALID_FILE\""));
    }

    @Test
    void writesFindingsForBuildServers() {
        SampleManifest.write(folder, "a.yaml", SampleManifest.topics("  - {name: Market.Stock}"));
        assertThat(run("topic lint -F DIR -o github").out()).contains("::error file=", "a.yaml,line=4");
        assertThat(run("topic lint -F DIR -o junit").out()).contains("failures=\"1\"");
        assertThat(run("topic lint -F DIR -o sarif").out()).contains("\"startLine\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                topic plan | 2 | no manifest
                topic apply | 2 | no manifest
                topic plan -F DIR/none.yaml | 4 | does not exist
                topic lint -F DIR/topics x.y.z.v1 | 2 | manifests and names are not checked together
                topic lint --env dev x.y.z.v1 | 2 | --env is about a manifest
                topic lint -F DIR --env dve | 7 | did you mean 'dev'?
                topic plan -F DIR -b mock:9092 | 2 | --env dev or --env prod
                topic plan -F DIR -o wide | 2 | expected one of [table, json, jsonl, yaml, name, md]
                topic apply -F DIR -o md | 2 | expected one of [table, wide, json, jsonl, yaml, name, junit]
                topic apply --plan DIR/none.json -b mock:9092 | 7 | there is no file
                topic apply --plan DIR/p.json -F DIR | 2 | it does not go with -F
                topic plan -F DIR/topics --force-delete x -b mock:9092 | 2 | add --prune
                topic apply -F DIR/topics --no-wait --within 5s -b mock:9092 | 2 | exclude each other
                topic plan -F DIR --env prod | 7 | production
                """)
    void refusesWhatCannotBeMeant(String line, int exitCode, String message) {
        sample();
        CliResult result = run(line);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }

    @Test
    void printsTheSchemaOfManifests() throws IOException {
        CliResult result = run("topic apply --print-schema");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode schema = new ObjectMapper().readTree(result.out());
        assertThat(schema.path("$schema").asText()).contains("2020-12");
        assertThat(schema.path("oneOf")).hasSize(2);
    }

    @Test
    void writesNothingInAContextThatOnlyReads() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/.config/kafkactl"));
        Files.writeString(
                home.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {ro: {bootstrapServers: 'mock:9092', readOnly: true}}\n");
        SampleManifest.write(folder, "topics/t.yaml", SampleManifest.SMALLEST);
        CliResult result = run("topic apply -c ro -F DIR/topics --yes");
        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err()).contains("context 'ro' is read-only");
    }
}
