package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path temp;

    @Test
    void onlyOurOwnFilesMakeTheirFolder() throws IOException {
        Path own = temp.resolve("a/b/state");
        Path given = temp.resolve("c/d/report");

        AtomicFile.writeOwn(own, "x");

        assertThat(own).hasContent("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> AtomicFile.write(given, "x")).hasMessageContaining(given.toString());
        assertThatThrownBy(() -> AtomicFile.publish(given, new byte[0])).hasMessageContaining(given.toString());
        assertThat(temp.resolve("c")).doesNotExist();
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = Files.writeString(temp.resolve("target"), "old");
        Path link = Files.createSymbolicLink(temp.resolve("link"), target);

        AtomicFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }
}
