package io.kafkactl.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.sandbox.Sandboxes;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One broker of the version under test, and what the stories found out, to be compared with the manual's table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class BrokerOfAVersion {
    private final Map<Story, String> outcomes = new EnumMap<>(Story.class);

    private String version = "";

    ClosedKafka kafka;
    TestCluster cluster;
    TestGroups groups;

    @TempDir
    Path temp;

    @BeforeAll
    void start(@TempDir Path folder) {
        // Not before: the extension that says which jars to take acts between the constructor and here.
        version = Sandboxes.installedLibrary().getFileName().toString();
        kafka = new ClosedKafka(folder);
        cluster = kafka.cluster();
        groups = new TestGroups(cluster);
    }

    @AfterAll
    void stopAndCompareWithTheManual() throws IOException {
        kafka.close();
        if (Boolean.getBoolean("golden.update")) {
            CompatibilityTable.write(version, outcomes);
        }
        Map<String, String> manual = CompatibilityTable.read().column(version);
        outcomes.forEach((story, outcome) -> assertThat(manual)
                .as("run this test with -Dgolden.update=true and commit")
                .containsEntry(story.title(), outcome));
    }

    /** {@code 4.2} of 4.2.2. */
    final String release() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /** Whether the broker is of this release or a later one. */
    final boolean isFrom(String release) {
        return Arrays.compare(numbers(release()), numbers(release)) >= 0;
    }

    private static int[] numbers(String release) {
        return Arrays.stream(release.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    final void works(Story story) {
        outcomes.put(story, "yes");
    }

    /** The broker has no such thing, and the commands find none. */
    final void findsNone(Story story) {
        outcomes.put(story, "none");
    }

    /** The broker cannot do it, and the person is told so in one line. */
    final void isToldThat(Story story, CliResult refused, int exitCode) {
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(exitCode);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).doesNotContain("\tat ", "Exception", "bug in kafkactl");
        outcomes.put(story, "exit " + exitCode);
    }

    /** Runs a command that must go well. */
    final CliResult run(String... args) {
        CliResult result = kafka.run(args);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }
}
