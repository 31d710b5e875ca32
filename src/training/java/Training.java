import io.kafkactl.Main;
import io.kafkactl.cli.Kafkactl;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Logging;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.error.Cancellation;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Runs many command lines in one JVM, which keeps at its exit what it learnt.
 *
 * <p>A security provider, because what a JVM keeps fits only the class path it was started with: this class must come
 * from elsewhere, and {@code keytool} is the one program of {@code java.base} that loads a class from a path it is
 * given.
 */
public final class Training extends Provider {
    private static final long serialVersionUID = 1;

    private static final List<String> ONLY_AT_A_REAL_TERMINAL = List.of(
            "io.kafkactl.cli.shell.Dialogue",
            "io.kafkactl.cli.shell.HistoryRule",
            "io.kafkactl.cli.shell.LineEditor",
            "io.kafkactl.cli.shell.LineParser",
            "io.kafkactl.cli.shell.Prompt",
            "io.kafkactl.cli.shell.ShellCompleter",
            "io.kafkactl.cli.shell.ShellHistory",
            "io.kafkactl.cli.shell.TerminalInput",
            "io.kafkactl.cli.shell.TypedLine",
            "io.kafkactl.cli.shell.UnfinishedLine",
            "org.jline.terminal.impl.jni.JniUnixSysTerminal",
            "org.jline.utils.FastBufferedOutputStream",
            "org.jline.utils.PumpThread",
            "org.jline.utils.PumpThread$ResultHandler",
            "org.jline.utils.PumpThread$TimedIoReader",
            "org.jline.utils.ShutdownHooks",
            "org.jline.utils.ShutdownHooks$Task",
            "org.jline.utils.Signals");

    /** Runs the lines of the file that the system property {@code training.commands} names, then exits. */
    public Training() throws IOException, InterruptedException {
        super("Training", "1", "");
        System.setProperty("java.util.logging.config.class", Logging.Silent.class.getName());
        Path folder = Path.of(System.getProperty("training.folder"));
        for (String line : Files.readAllLines(folder.resolve("commands.txt"))) {
            try (OutputStream out = new BufferedOutputStream(
                    new FileOutputStream(folder.resolve("out.txt").toFile()), 1 << 16)) {
                if (line.equals("edit")) {
                    edit();
                    continue;
                }
                int exitCode = run(out, line.split(" "));
                if (exitCode != 0) {
                    System.err.println("'" + line + "' ended with " + exitCode);
                    System.exit(1);
                }
            }
        }
        Main.main(new String[] {"--help"});
        System.exit(0);
    }

    /**
     * What the shell does at a terminal, at one that JLine makes: the build may have none. Where it cannot make one, a
     * shell starts a little later, and nothing else does.
     */
    private static void edit() {
        try {
            editLine();
            for (String name : ONLY_AT_A_REAL_TERMINAL) {
                Class.forName(name);
            }
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            System.err.println("no line editor in the cache: " + e);
        }
    }

    private static void editLine() throws IOException {
        // A stream that ended would close the terminal before the line is read.
        PipedOutputStream typist = new PipedOutputStream();
        InputStream keys = new PipedInputStream(typist);
        typist.write("topic list\n".getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .type("xterm-256color")
                .streams(keys, OutputStream.nullOutputStream())
                .nativeSignals(true)
                .graphemeCluster(false)
                .build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .appName("kafkactl")
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.AUTO_FRESH_LINE, true)
                    .build();
            reader.readLine("training> ");
        }
    }

    private static int run(OutputStream out, String... command) {
        Cancellation cancellation = new Cancellation();
        return Kafkactl.run(
                new CliContext(
                        // A command that has read all of its input closes it.
                        List.of(command).contains("shell")
                                ? new ByteArrayInputStream("topic list\ntopic list\n".getBytes(StandardCharsets.UTF_8))
                                : System.in,
                        out,
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        Terminals.NONE,
                        System.getenv(),
                        Clock.systemUTC(),
                        cancellation,
                        settings -> new KafkaConnection(settings, cancellation)),
                command);
    }
}
