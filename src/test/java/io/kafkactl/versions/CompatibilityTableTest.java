package io.kafkactl.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual's table has what the tests try, on the brokers that the build can start. */
class CompatibilityTableTest {
    @Test
    void hasALineForEveryStoryAndAColumnForEveryBroker() throws IOException {
        CompatibilityTable table = CompatibilityTable.read();

        assertThat(Files.readString(CompatibilityTable.PAGE))
                .as("run the tests of the profile versions with -Dgolden.update=true and commit")
                .contains("-->\n" + table.render() + "<!--");
        assertThat(CompatibilityTable.versions())
                .allSatisfy(version -> assertThat(table.column(version)).doesNotContainValue("untried"));
    }

    @ParameterizedTest
    @MethodSource("io.kafkactl.versions.CompatibilityTable#versions")
    void everyBrokerHasItsPomAndItsTests(String version) throws IOException {
        Path brokers = Path.of("src/test/brokers");
        String tests = "Kafka" + version.replace(".", "") + "IT";

        assertThat(brokers.resolve("pom.xml")).content().contains("<module>" + version + "</module>");
        assertThat(brokers.resolve(version).resolve("pom.xml"))
                .content()
                .contains("<kafka.version>" + version + "</kafka.version>");
        assertThat(Path.of("src/test/java/io/kafkactl/versions", tests + ".java"))
                .content()
                .contains("target/brokers/" + version + "\"");
    }
}
