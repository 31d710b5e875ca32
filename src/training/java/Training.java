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
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.util.List;

/**
 * Runs many command lines in one JVM, which keeps at its exit what it learnt.
 *
 * <p>A security provider, because what a JVM keeps fits only the class path it was started with: this class must come
 * from elsewhere, and {@code keytool} is the one program of {@code java.base} that loads a class from a path it is
 * given.
 */
public final class Training extends Provider {
    private static final long serialVersionUID = 1;

    /** Runs the lines of the file that the system property {@code training.commands} names, then exits. */
    public Training() throws IOException, InterruptedException {
        super("Training", "1", "");
        System.setProperty("java.util.logging.config.class", Logging.Silent.class.getName());
        Path folder = Path.of(System.getProperty("training.folder"));
        for (String line : Files.readAllLines(folder.resolve("commands.txt"))) {
            try (OutputStream out = new BufferedOutputStream(
                    new FileOutputStream(folder.resolve("out.txt").toFile()), 1 << 16)) {
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
