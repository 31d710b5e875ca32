package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicDocsCommandTest {
    private static final String AVRO = """
            {"type": "record", "name": "Price", "fields": [{"name": "last", "type": "double"}]}
            """;

    private static final String MORE = """
            apiVersion: kafkactl/v1
            kind: Topics
            metadata: {owner: team-orders}
            topics:
              - {name: orders.order.placed.v2, replaces: orders.order.placed.v1, key: none, config: {retention.bytes: 1GiB}}
              - {name: orders.order.placed.v1, deprecated: 2027-06-30}
              - {name: orders.order.state.v1, preset: changelog, key: {type: string, meaning: order id}}
              - name: orders.order.both.v1
                description: " - <b>*bold*</b> | `code` & \\"quotes\\" \\u0007\\n# no heading @someone"
                config: {cleanup.policy: [compact, delete], retention.ms: 36h}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void manifest() {
        SampleManifest.write(folder, "kafkactl-policy.yaml", SampleManifest.POLICY);
        SampleManifest.write(folder, "topics/market.yaml", SampleManifest.TOPICS);
        SampleManifest.write(folder, "topics/orders.yaml", MORE);
        SampleManifest.write(folder, "topics/schemas/price.avsc", AVRO);
    }

    private CliResult run(String line) {
        return CliRunner.offline().run(line.replace("DIR", folder.toString()).split(" "));
    }

    @ParameterizedTest
    @CsvSource({"md, docs.md", "html, docs.html", "asyncapi, docs-asyncapi.json", "json, docs.json"})
    void everyFormatIsWrittenOffline(String format, String golden) {
        CliResult result = run("topic docs -F DIR --env prod -o " + format);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("described 6 topics");
        Golden.assertMatches("topic/" + golden, result.out().replaceAll("1\\.0\\.0\\+[0-9a-f]{12}", "1.0.0+MANIFEST"));
    }

    @Test
    void pageIsWellFormedLoadsNothingAndRunsNothing() throws Exception {
        String page = run("topic docs -F DIR --env prod -o html").out();

        String asXml = page.substring(page.indexOf("<html")).replaceAll("<meta [^>]*>", "");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(asXml.getBytes(UTF_8)))
                        .getElementsByTagName("section")
                        .getLength())
                .isEqualTo(6);
        assertThat(page)
                .contains("Content-Security-Policy\" content=\"default-src 'none'")
                .contains("&lt;b&gt;*bold*&lt;/b&gt; | `code` &amp; &quot;quotes&quot;")
                .doesNotContain("<b>", "<script", "src=", "http://", "https://", "\u0007");
    }

    @Test
    void textOfOthersIsNoMarkdown() {
        assertThat(run("topic docs -F DIR --env prod").out())
                .contains("\\<b\\>\\*bold\\*\\</b\\> \\| \\`code\\` \\& \"quotes\"")
                .contains("\\@someone")
                .doesNotContain("<b>")
                .doesNotContain("\n# no heading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "topic docs -F DIR --env prdo; 7; did you mean 'prod'?",
                "topic docs -F DIR --scope market; 2; leave --scope and --ignore out",
                "topic docs -F DIR orders.order.placed.v1; 2; described as a whole",
                "topic docs; 2; nothing says which topics are meant",
                "topic docs -F DIR/missing; 4; does not exist",
                "topic docs -F DIR --env prod -o pdf; 2; pdf"
            })
    void saysWhatIsWrongWithTheCommand(String line, int exitCode, String complaint) {
        CliResult result = run(line);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(complaint);
    }

    @Test
    void anEnvironmentMayBeLeftOutWhenNobodyIsAsked() {
        CliResult offline = run("topic docs -F DIR --title Catalogue");
        CliResult asked = run("topic docs -F DIR --against-cluster");

        assertThat(offline.exitCode()).isZero();
        assertThat(offline.out()).startsWith("# Catalogue\n");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("--env dev or --env prod");
    }

    @Test
    void aSchemaThatIsNotThereIsAnErrorBesideThePage() throws Exception {
        Files.delete(folder.resolve("topics/schemas/price.avsc"));

        CliResult result = run("topic docs -F DIR --env prod --output-file DIR/out.md");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("cannot read schema file", "there is no such file");
        assertThat(folder.resolve("out.md")).content().contains("schemas/price.avsc");
    }

    /** The required fields and the forms that the AsyncAPI 3.0.0 schema and its Kafka bindings 0.5.0 demand. */
    @Test
    void documentHasWhatAsyncApiRequires() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(run("topic docs -F DIR --env prod -o asyncapi").out());

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isEqualTo("Topics: prod");
        assertThat(document.path("info").path("version").asText()).matches("1\\.0\\.0\\+[0-9a-f]{12}");
        assertThat(document.fieldNames()).toIterable().isSubsetOf("asyncapi", "info", "defaultContentType", "channels");
        for (JsonNode channel : document.path("channels")) {
            channel.fieldNames()
                    .forEachRemaining(
                            field -> assertThat(field).matches("address|messages|description|tags|bindings|x-[a-z-]+"));
            JsonNode kafka = channel.path("bindings").path("kafka");
            assertThat(kafka.path("bindingVersion").asText()).isEqualTo("0.5.0");
            assertThat(kafka.path("topic").asText())
                    .isEqualTo(channel.path("address").asText());
            assertThat(kafka.path("partitions").isInt()).isTrue();
            assertThat(kafka.path("replicas").isInt()).isTrue();
            JsonNode settings = kafka.path("topicConfiguration");
            assertThat(settings.path("cleanup.policy").isArray()).isTrue();
            assertThat(settings.path("retention.ms").isMissingNode()
                            || settings.path("retention.ms").isIntegralNumber())
                    .isTrue();
        }
        JsonNode message = document.path("channels")
                .path("market.stock.price-update.v1")
                .path("messages")
                .path("record");
        assertThat(message.path("payload").path("schemaFormat").asText())
                .isEqualTo("application/vnd.apache.avro+json;version=1.9.0");
        assertThat(message.path("payload").path("schema").path("name").asText()).isEqualTo("Price");
    }
}
