package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line of the manual that makes a monitoring plugin of {@code kafkactl lag}, as it stands there. */
@Tag("end-to-end")
@WithKafka
class NagiosPluginIT {
    private static final Path TOOL = Path.of("target/kafkactl/bin").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void exitCodesAreThoseOfAPlugin(KafkaFixture kafka) throws Exception {
        String topic = kafka.cluster().createTopic("market.order.placed", 1);
        String group = "pricing-" + topic;
        TestGroups groups = new TestGroups(kafka.cluster());
        groups.fill(topic, 0, 10);
        groups.commit(group, topic, 0, 4);
        Path plugin = plugin();

        Shell.Outcome kept = check(plugin, kafka, group, "--max-total-lag", "6");
        Shell.Outcome broken = check(plugin, kafka, group, "--max-total-lag", "5");
        Shell.Outcome mistyped = check(plugin, kafka, group + "x", "--max-total-lag", "5");
        Shell.Outcome misused = check(plugin, kafka, group, "--max-total-lag", "few");

        assertThat(kept).isEqualTo(new Shell.Outcome(0, "LAG OK - 1 group | '" + group + "'=6;;6;0\n", ""));
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.out())
                .startsWith("LAG CRITICAL - group '" + group + "': total lag 6 is above 5 | '" + group + "'=6;;5;0\n");
        assertThat(mistyped.exitCode()).isEqualTo(3);
        assertThat(mistyped.out()).startsWith("LAG UNKNOWN - group '" + group + "x' does not exist");
        assertThat(misused.exitCode()).isEqualTo(3);
        assertThat(misused.out()).startsWith("error: ").contains("'few'");
    }

    private Path plugin() throws IOException {
        String line = Files.readAllLines(Path.of("src/docs/lag.md")).stream()
                .filter(each -> each.startsWith("kafkactl lag -q -o nagios"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the manual has no such line any more"));
        Path plugin = Files.writeString(folder.resolve("check_kafka_lag"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Shell.Outcome check(Path plugin, KafkaFixture kafka, String... args) throws Exception {
        Object[] command = new Object[args.length + 3];
        command[0] = plugin;
        command[1] = "-b";
        command[2] = kafka.bootstrapServers();
        System.arraycopy(args, 0, command, 3, args.length);
        return Shell.bare()
                .env("PATH", TOOL + ":/usr/bin:/bin")
                .env("KAFKACTL_JAVA", System.getProperty("java.home"))
                .env("HOME", folder)
                .run(command);
    }
}
