package io.kafkactl.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder like the packaged one, whose launcher looks for Java only inside it, and Javas that say who they are. */
final class FakeHome {
    private static final Path SCRIPTS = Path.of("src/main/scripts");

    private final Path root;

    FakeHome(Path folder) throws IOException {
        root = folder.toRealPath();
        Path home = root.resolve("home");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/a.jar"));
        Files.createFile(home.resolve("lib/b.jar"));
        executable(launcher(), Files.readString(SCRIPTS.resolve("kafkactl")));
        String search = Files.readString(SCRIPTS.resolve("find-java.sh"))
                .replace("in /usr/lib/jvm/*", "in \"" + root + "\"/jvm/*")
                .replace("/Library/Java/JavaVirtualMachines/*", "\"" + root + "\"/none/*");
        Files.writeString(search(), search);
    }

    Path path() {
        return root.resolve("home");
    }

    Path launcher() {
        return path().resolve("bin/kafkactl");
    }

    Path search() {
        return path().resolve("lib/find-java.sh");
    }

    /** A Java in a folder with a {@code release} file; it prints its folder and then its arguments. */
    Path java(String folder, String version) throws IOException {
        Path home = root.resolve(folder);
        Files.createDirectories(home);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return java(folder);
    }

    /** What the training leaves when a Java of {@link #java(String, String)} learnt about the jars there are now. */
    void learnt(String version) throws IOException {
        for (String cache : List.of("start-up.aot", "start-up-short.aot", "start-up-help.aot", "start-up-shell.aot")) {
            Files.writeString(path().resolve("lib").resolve(cache), "");
        }
        Files.writeString(path().resolve("lib/start-up.txt"), "\"x\"\"" + version + "\"\n a.jar b.jar\n");
    }

    /** A Java without a {@code release} file, which must be asked for its version. */
    Path javaToAsk(String folder, String version) throws IOException {
        Path java = root.resolve(folder).resolve("bin/java");
        executable(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2
                    echo 'openjdk version "%s" 2025-01-01' >&2
                    exit
                fi
                echo %s
                """.formatted(version, folder));
        return java;
    }

    private Path java(String folder) throws IOException {
        Path java = root.resolve(folder).resolve("bin/java");
        executable(java, "#!/bin/sh\nprintf '%s\\n' " + folder + " $$ \"$@\"\n");
        return java;
    }

    static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
