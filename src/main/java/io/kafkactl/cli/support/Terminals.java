package io.kafkactl.cli.support;

import org.jspecify.annotations.Nullable;

/**
 * Which of the three standard streams are terminals.
 *
 * @param piped another program reads stdout, and the screen may be its own
 */
public record Terminals(boolean in, boolean out, boolean err, boolean piped) {
    public static final Terminals NONE = new Terminals(false, false, false);

    /** With nobody who reads stdout. */
    public Terminals(boolean in, boolean out, boolean err) {
        this(in, out, err, false);
    }

    /**
     * Reads the launcher's word, such as {@code in,err,pipe}: {@code System.console()} is null as soon as one of stdin and
     * stdout is redirected, so the JVM cannot tell.
     */
    public static Terminals fromLauncher(@Nullable String streams) {
        String list = "," + (streams == null ? "" : streams) + ",";
        return new Terminals(
                list.contains(",in,"), list.contains(",out,"), list.contains(",err,"), list.contains(",pipe,"));
    }
}
