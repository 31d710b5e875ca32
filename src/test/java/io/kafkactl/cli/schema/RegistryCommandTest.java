package io.kafkactl.cli.schema;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry of its own for each test of a command. */
abstract class RegistryCommandTest {
    @TempDir
    Path folder;

    RegistryCli cli;

    @BeforeEach
    final void start() {
        cli = new RegistryCli(folder);
    }

    @AfterEach
    final void stop() {
        cli.close();
    }
}
