package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {
    @TempDir
    Path folder;

    @Test
    void showsTheReasonOfAFailureAndNotItsStack() throws IOException {
        BrokerFolder broker = new BrokerFolder(folder);
        Files.writeString(broker.log(), """
                2026-11-21 01:00:35 INFO  starting (BrokerServer)
                2026-11-21 01:00:36 ERROR Fatal error (BrokerServer)
                java.lang.RuntimeException: no acceptor
                \tat kafka.Kafka.main(Kafka.scala)
                Caused by: java.net.BindException: Address already in use
                \t... 18 more
                2026-11-21 01:00:37 INFO  shutting down (BrokerServer)
                """);
        assertThat(LogTail.lines(broker.tellingLog(), 2))
                .containsExactly(
                        "java.lang.RuntimeException: no acceptor",
                        "Caused by: java.net.BindException: Address already in use");
    }

    @Test
    void showsWhatTheJvmSaidWhenKafkaLoggedNothing() throws IOException {
        BrokerFolder broker = new BrokerFolder(folder);
        Files.writeString(broker.console(), "Error occurred during initialization of VM\n");
        assertThat(LogTail.lines(broker.tellingLog(), 5)).containsExactly("Error occurred during initialization of VM");
    }

    @Test
    void setsTheLogOfLastTimeAside() throws IOException {
        BrokerFolder broker = new BrokerFolder(folder.resolve("broker-1"));
        broker.prepare("a=b\n");
        Files.writeString(broker.log(), "old\n");
        broker.prepare("a=c\n");
        assertThat(broker.log()).doesNotExist();
        assertThat(broker.path().resolve("kafka.log.previous")).hasContent("old\n");
        assertThat(broker.configuration()).hasContent("a=c\n");
    }
}
