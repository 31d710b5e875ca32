package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.config.Masking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Lets our own steps through to stderr when {@code -v} asks for them, the client library's log from {@code -vv} on. */
public final class Logging {
    private static final int INFO_VERBOSITY = 2;
    private static boolean asked;

    private Logging() {}

    public static void apply(GlobalOptions options, PrintWriter err) {
        if (asked || options.verbosity() > 0) {
            // Not before: most commands have nothing to log, and the log manager would be started for them.
            asked = true;
            Loggers.apply(options, err);
        }
    }

    /** Those that options set; apart, so that they are made when they are needed. */
    private static final class Loggers {
        // Kept: the log manager holds loggers weakly, and a collected one would forget its level.
        private static final Logger ROOT = Logger.getLogger("");
        private static final Logger STEPS = Logger.getLogger("io.kafkactl");
        /** What the process was started with; a session's command without {@code -vv} after one with it goes back to it. */
        private static final Level QUIET = ROOT.getLevel();

        static void apply(GlobalOptions options, PrintWriter err) {
            forget(STEPS);
            forget(ROOT);
            STEPS.setLevel(options.verbosity() > 0 ? Level.FINE : Level.OFF);
            if (options.verbosity() > 0) {
                STEPS.setUseParentHandlers(false);
                STEPS.addHandler(new Lines(err, entry -> entry.getMessage() + System.lineSeparator()));
            }
            if (options.verbosity() < INFO_VERBOSITY) {
                ROOT.setLevel(QUIET);
                return;
            }
            Level level = options.verbosity() == INFO_VERBOSITY ? Level.INFO : Level.FINE;
            ROOT.setLevel(level);
            ROOT.addHandler(new Lines(err, new SimpleFormatter()::format));
            for (Handler handler : ROOT.getHandlers()) {
                handler.setLevel(level);
            }
        }
    }

    /** The log manager's configuration, read when something logs for the first time: nothing goes anywhere. */
    public static final class Silent {
        public Silent() throws IOException {
            LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(".level=OFF".getBytes(UTF_8)));
        }
    }

    /** What a command that ran before in this process wanted to see. */
    private static void forget(Logger logger) {
        for (Handler earlier : logger.getHandlers()) {
            if (earlier instanceof Lines) {
                logger.removeHandler(earlier);
            }
        }
    }

    /** Writes what is logged to stderr. */
    private static final class Lines extends Handler {
        private final PrintWriter err;
        private final Function<LogRecord, String> format;

        Lines(PrintWriter err, Function<LogRecord, String> format) {
            this.err = err;
            this.format = format;
        }

        @Override
        public void publish(LogRecord entry) {
            err.print(Masking.hide(format.apply(entry)));
        }

        @Override
        public void flush() {
            err.flush();
        }

        @Override
        public void close() {}
    }
}
