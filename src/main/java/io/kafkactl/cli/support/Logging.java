package io.kafkactl.cli.support;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Lets the client library's log through to stderr when {@code -vv} or {@code -vvv} asks for it. */
public final class Logging {
    private static final int INFO_VERBOSITY = 2;
    // Kept: the log manager holds loggers weakly, and a collected one would forget its level.
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    public static void apply(GlobalOptions options, PrintWriter err) {
        if (options.verbosity() < INFO_VERBOSITY) {
            return;
        }
        Level level = options.verbosity() == INFO_VERBOSITY ? Level.INFO : Level.FINE;
        ROOT.setLevel(level);
        ROOT.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                err.print(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {
                err.flush();
            }

            @Override
            public void close() {}
        });
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(level);
        }
    }
}
