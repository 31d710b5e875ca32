package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.CommandModel;
import io.kafkactl.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class LauncherTest {
    private static final String SHORT_COMMAND = "-XX:TieredStopAtLevel=1";

    @TempDir
    Path folder;

    private FakeHome home;

    @BeforeEach
    void setUp() throws IOException {
        home = new FakeHome(folder);
    }

    @Test
    void passesShellcheck() throws Exception {
        Path scripts = Path.of("src/main/scripts").toAbsolutePath();
        Path training = Path.of("src/training/train.sh").toAbsolutePath();
        for (Path script : List.of(
                scripts.resolve("kafkactl"),
                scripts.resolve("find-java.sh"),
                scripts.resolve("complete.sh"),
                training)) {
            Shell shell = Shell.bare().env("PATH", "/usr/local/bin:/usr/bin:/bin");
            Shell.Outcome outcome =
                    Shell.has("shellcheck") ? shell.run("shellcheck", "-x", script) : shell.run("sh", "-n", script);
            assertThat(outcome.out() + outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
        }
    }

    @Test
    void takesTheJavaOfTheDocumentedOrder() throws Exception {
        home.java("own", "17.0.1");
        home.java("home/runtime", "17");
        home.java("java-home", "21.0.4");
        home.java("jvm/older", "21.0.4");
        home.java("jvm/newest", "25.0.1");
        home.java("jvm/too-old", "11.0.2");
        home.java("on-path", "17.0.1");

        assertThat(javaUsed(search().env("KAFKACTL_JAVA", folder.resolve("own"))))
                .isEqualTo("own");
        assertThat(javaUsed(search().env("KAFKACTL_JAVA", folder.resolve("own/bin/java"))))
                .isEqualTo("own");
        assertThat(javaUsed(search())).isEqualTo("home/runtime");
        Files.delete(folder.resolve("home/runtime/bin/java"));
        assertThat(javaUsed(search())).isEqualTo("java-home");
        Files.delete(folder.resolve("java-home/bin/java"));
        assertThat(javaUsed(search())).isEqualTo("jvm/newest");
        Files.delete(folder.resolve("jvm/newest/bin/java"));
        assertThat(javaUsed(search())).isEqualTo("jvm/older");
        Files.delete(folder.resolve("jvm/older/bin/java"));
        assertThat(javaUsed(search())).isEqualTo("on-path");
    }

    @Test
    void findsTheJavaOfSdkman() throws Exception {
        home.java("user/.sdkman/candidates/java/21.0.2-tem", "21.0.2");
        assertThat(javaUsed(Shell.bare().env("HOME", folder.resolve("user"))))
                .isEqualTo("user/.sdkman/candidates/java/21.0.2-tem");
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws Exception {
        Path java = home.javaToAsk("asked", "17.0.9");
        Shell shell = Shell.bare().env("PATH", "/usr/bin:/bin").env("KAFKACTL_JAVA", java);
        assertThat(shell.run("/bin/sh", home.launcher()).out()).isEqualTo("asked\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.2", "16-ea", "nonsense"})
    void saysPlainlyThatNoJavaIsNewEnough(String version) throws Exception {
        home.java("jvm/one", version);
        home.java("java-home", version);
        home.java("on-path", version);
        Shell.Outcome outcome = search().run("/bin/sh", home.launcher(), "topic", "list");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("error: no Java 17 or newer was found\nhint: ")
                .contains("KAFKACTL_JAVA", "JAVA_HOME=", "on-path/bin/java on PATH")
                .hasLineCount(2);
    }

    @Test
    void aJavaThatTheUserNamedIsNotReplacedByAnother() throws Exception {
        home.java("java-home", "21");
        Shell.Outcome outcome = search().env("KAFKACTL_JAVA", "/no/such/java").run("/bin/sh", home.launcher());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("error: KAFKACTL_JAVA is not a Java 17 or newer: '/no/such/java'\n");
    }

    @Test
    void aChildProcessFindsANewerJavaByTheSameSearch() throws Exception {
        home.java("own", "17.0.1");
        home.java("java-home", "17.0.1");
        Path newest = home.java("jvm/newest", "25.0.1");
        Shell shell = search().env("KAFKACTL_JAVA", folder.resolve("own"));
        assertThat(shell.run("/bin/sh", home.search(), "21", home.path()).out().strip())
                .isEqualTo(newest.toString());
        Shell.Outcome none = shell.run("/bin/sh", home.search(), "26", home.path());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).startsWith("no Java 26 or newer; tried: KAFKACTL_JAVA=");
    }

    @ParameterizedTest
    @CsvSource({
        "topic list, true",
        "--version, true",
        "produce t, false",
        "-b host:1 produce t, false",
        "--context produce topic list, true",
        "-X a=b consume t, false",
        "-v consume t, false",
        "dlq list, true",
        "dlq -c prod redrive t, false",
        "dlqs redrive t, false",
        "topic create produce, true"
    })
    void tunesTheJvmByTheFirstWords(String line, boolean shortCommand) throws Exception {
        List<String> arguments = launch(line.split(" "));
        assertThat(arguments.contains(SHORT_COMMAND)).isEqualTo(shortCommand);
        assertThat(arguments).endsWith(line.split(" "));
    }

    @Test
    void knowsEachGlobalOptionThatTakesAValue() throws Exception {
        List<OptionSpec> global = CommandModel.root().options().stream()
                .filter(option -> !option.usageHelp())
                .toList();
        for (OptionSpec option : global) {
            for (String name : option.names()) {
                boolean takesValue = option.arity().min() > 0;
                assertThat(launch(name, "consume", "x").contains(SHORT_COMMAND))
                        .as("%s takes the next word as its value", name)
                        .isEqualTo(takesValue);
            }
        }
    }

    @Test
    void passesTheArgumentsAsTheyAre() throws Exception {
        assertThat(launch("topic", "", "a b", "*", "$HOME", "-n")).endsWith("topic", "", "a b", "*", "$HOME", "-n");
    }

    @Test
    void passesFolderClassPathAndTerminals() throws Exception {
        String lib = home.path() + "/lib/";
        assertThat(launch("topic"))
                .contains("-Dkafkactl.home=" + home.path(), "-Dkafkactl.terminals=")
                .containsSubsequence("-cp", lib + "a.jar:" + lib + "b.jar", "io.kafkactl.Main");
    }

    @Test
    void tellsTerminalsApart() throws Exception {
        assumeTrue(Shell.has("script"));
        home.java("own", "17.0.1");
        Shell shell = Shell.bare().env("PATH", "/usr/bin:/bin").env("KAFKACTL_JAVA", folder.resolve("own"));
        String command = "'" + home.launcher() + "'";
        assertThat(shell.run("script", "-qec", command, "/dev/null").out()).contains("terminals=in,out,err\r");
        assertThat(shell.run("script", "-qec", command + " </dev/null", "/dev/null")
                        .out())
                .contains("terminals=out,err\r");
        assertThat(shell.run("script", "-qec", command + " 2>/dev/null", "/dev/null")
                        .out())
                .contains("terminals=in,out\r");
        assertThat(shell.run("script", "-qec", command + " | cat", "/dev/null").out())
                .contains("terminals=in,err,pipe\r");
        assertThat(shell.run(
                                "script",
                                "-qec",
                                command + " >" + folder.resolve("out") + "; cat " + folder.resolve("out"),
                                "/dev/null")
                        .out())
                .contains("terminals=in,err\r");
    }

    /** Left closed, its number would go to a file that the JVM opens, and produce would send that file. */
    @Test
    void aClosedStreamFailsInsteadOfBeingAFileOfTheJvm() throws Exception {
        Path java = folder.resolve("own/bin/java");
        FakeHome.executable(java, """
                #!/bin/sh
                cat >/dev/null 2>&1 || echo unreadable >> "$LOG"
                echo x 2>/dev/null || echo unwritable >> "$LOG"
                true 9>&2 && echo open >> "$LOG"
                """);
        Path log = folder.resolve("log");
        Shell shell = Shell.bare()
                .env("PATH", "/usr/bin:/bin")
                .env("KAFKACTL_JAVA", java)
                .env("LOG", log);
        Files.writeString(folder.resolve("own/release"), "JAVA_VERSION=\"17\"\n");
        shell.run("/bin/sh", "-c", "'" + home.launcher() + "' <&- >&- 2>&-");
        assertThat(log).hasContent("unreadable\nunwritable\nopen\n");
    }

    @ParameterizedTest
    @CsvSource({"17.0.1, false", "21.0.2, false", "22, true", "25.0.1, true"})
    void allowsNativeAccessWhereTheJvmKnowsTheOption(String version, boolean allowed) throws Exception {
        home.java("own", version);
        assertThat(launch("topic").contains("--enable-native-access=ALL-UNNAMED"))
                .isEqualTo(allowed);
    }

    @Test
    void becomesTheJvm() throws Exception {
        home.java("own", "17.0.1");
        ProcessBuilder builder = new ProcessBuilder(home.launcher().toString());
        builder.environment().put("KAFKACTL_JAVA", folder.resolve("own").toString());
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(lines).element(1).isEqualTo(Long.toString(process.pid()));
    }

    @Test
    void addsTheUsersJvmOptions() throws Exception {
        home.java("own", "17.0.1");
        Shell shell =
                Shell.bare().env("KAFKACTL_JAVA", folder.resolve("own")).env("KAFKACTL_JAVA_OPTS", "-Xmx1g  -Da=*");
        assertThat(shell.run("/bin/sh", home.launcher()).out()).contains("\n-Xmx1g\n-Da=*\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic list", "produce t", "consume t"})
    void takesTheUsersCollectorInsteadOfItsOwn(String line) throws Exception {
        home.java("own", "17.0.1");
        Shell shell = Shell.bare().env("KAFKACTL_JAVA", folder.resolve("own"));
        Stream<Object> command = Stream.of("/bin/sh", home.launcher());
        Object[] words = Stream.concat(command, Stream.of(line.split(" "))).toArray();
        assertThat(shell.env("KAFKACTL_JAVA_OPTS", "-Xmx1g -XX:+UseZGC")
                        .run(words)
                        .out())
                .contains("\n-XX:+UseZGC\n")
                .doesNotContain("SerialGC");
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.1, topic list, -XX:SharedArchiveFile=, .jsa",
        "24, consume t, -XX:SharedArchiveFile=, .jsa",
        "25.0.3, topic list, -XX:AOTCache=, -short.aot",
        "25.0.3, consume t, -XX:AOTCache=, .aot",
        "25.0.3, dlq redrive t, -XX:AOTCache=, .aot",
        "25.0.3, shell, -XX:AOTCache=, .aot",
        "25.0.3, shell --help, -XX:AOTCache=, -help.aot",
        "25.0.3, --version, -XX:AOTCache=, -help.aot",
        "25.0.3, context list, -XX:AOTCache=, -help.aot",
        "25.0.3, topic list --help, -XX:AOTCache=, -help.aot",
    })
    void givesTheJvmWhatItLearntInTheTraining(String version, String line, String option, String suffix)
            throws Exception {
        home.java("own", version);
        home.learnt(version);
        assertThat(launch(line.split(" "))).contains(option + home.path() + "/lib/start-up" + suffix);
    }

    @Test
    void givesAShellAtATerminalTheLineEditorThatItLearnt() throws Exception {
        assumeTrue(Shell.has("script"));
        home.java("own", "25.0.3");
        home.learnt("25.0.3");
        Shell shell = Shell.bare().env("PATH", "/usr/bin:/bin").env("KAFKACTL_JAVA", folder.resolve("own"));

        assertThat(shell.run("script", "-qec", "'" + home.launcher() + "' -c prod shell", "/dev/null")
                        .out())
                .contains("-XX:AOTCache=" + home.path() + "/lib/start-up-shell.aot\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "topic list", "consume t"})
    void takesTheOneCacheThatIsThereForAll(String line) throws Exception {
        home.java("own", "25.0.3");
        home.learnt("25.0.3");
        Files.delete(home.path().resolve("lib/start-up.aot"));
        Files.delete(home.path().resolve("lib/start-up-help.aot"));
        assertThat(launch(line.split(" "))).contains("-XX:AOTCache=" + home.path() + "/lib/start-up-short.aot");
    }

    @ParameterizedTest
    @CsvSource({"topic list, true", "--help, true", "consume t, false", "dlq redrive t, false"})
    void startsNoManagementInACommandThatIsOverAtOnce(String line, boolean none) throws Exception {
        assertThat(launch(line.split(" "))
                        .contains("-Djavax.management.builder.initial=io.kafkactl.client.NoManagement"))
                .isEqualTo(none);
    }

    @Test
    void leavesManagementToAUserWhoAsksForIt() throws Exception {
        home.java("own", "17.0.1");
        Shell shell = Shell.bare()
                .env("KAFKACTL_JAVA", folder.resolve("own"))
                .env("KAFKACTL_JAVA_OPTS", "-Dcom.sun.management.jmxremote");
        assertThat(shell.run("/bin/sh", home.launcher(), "lag").out()).doesNotContain("NoManagement");
    }

    @Test
    void goesWithoutACacheOfAnotherJavaOrOfOtherJars() throws Exception {
        home.java("own", "25.0.3");
        assertThat(launch("topic", "list")).noneMatch(LauncherTest::namesACache);
        home.learnt("25.0.2");
        assertThat(launch("topic", "list")).noneMatch(LauncherTest::namesACache);
        home.learnt("25.0.3");
        assertThat(launch("topic", "list")).anyMatch(LauncherTest::namesACache);
        Files.setLastModifiedTime(
                home.path().resolve("lib/b.jar"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch("topic", "list")).noneMatch(LauncherTest::namesACache);
        Files.move(home.path().resolve("lib/b.jar"), home.path().resolve("lib/c.jar"));
        Files.setLastModifiedTime(home.path().resolve("lib/c.jar"), FileTime.from(Instant.EPOCH));
        assertThat(launch("topic", "list")).noneMatch(LauncherTest::namesACache);
        Files.move(home.path().resolve("lib/c.jar"), home.path().resolve("lib/b.jar"));
        assertThat(launch("topic", "list")).anyMatch(LauncherTest::namesACache);
    }

    @Test
    void goesWithoutACacheThatCannotBeRead() throws Exception {
        home.java("own", "25.0.3");
        Files.writeString(home.path().resolve("lib/start-up.txt"), "cut off");
        assertThat(launch("topic", "list")).noneMatch(LauncherTest::namesACache);
    }

    @ParameterizedTest
    @CsvSource({"KAFKACTL_JAVA_OPTS, -Xshare:auto", "JAVA_TOOL_OPTIONS, -XX:AOTMode=off", "JDK_JAVA_OPTIONS, -Xshare:on"
    })
    void leavesOutTheCacheForAUserWhoNamesAnother(String variable, String option) throws Exception {
        home.java("own", "25.0.3");
        home.learnt("25.0.3");
        Shell shell = Shell.bare().env("KAFKACTL_JAVA", folder.resolve("own")).env(variable, option);
        assertThat(shell.run("/bin/sh", home.launcher(), "topic").out().lines()).noneMatch(LauncherTest::namesACache);
    }

    /** The JVM's log goes to stdout, among the data. */
    @Test
    void keepsTheJvmSilentUnlessTheUserAsks() throws Exception {
        home.java("own", "17.0.1");
        Shell shell = Shell.bare().env("KAFKACTL_JAVA", folder.resolve("own")).env("KAFKACTL_JAVA_OPTS", "-Xlog:gc");
        assertThat(shell.run("/bin/sh", home.launcher()).out().lines())
                .containsSubsequence("-Xlog:disable", "-Xlog:gc");
    }

    private static boolean namesACache(String argument) {
        return argument.contains("/lib/start-up");
    }

    /** The environment of a user whose Javas all lie in the test's folder. */
    private Shell search() {
        return Shell.bare()
                .env("HOME", folder)
                .env("JAVA_HOME", folder.resolve("java-home"))
                .env("PATH", folder.resolve("on-path/bin"));
    }

    private String javaUsed(Shell shell) throws Exception {
        Shell.Outcome outcome = shell.run("/bin/sh", home.launcher());
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().findFirst().orElseThrow();
    }

    /** The arguments that the launcher gives the JVM. */
    private List<String> launch(String... arguments) throws Exception {
        if (!Files.exists(folder.resolve("own"))) {
            home.java("own", "17.0.1");
        }
        List<Object> command = new ArrayList<>(List.of("/bin/sh", home.launcher()));
        command.addAll(List.of(arguments));
        Shell.Outcome outcome =
                Shell.bare().env("KAFKACTL_JAVA", folder.resolve("own")).run(command.toArray());
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().skip(2).toList();
    }
}
