package io.kafkactl.cli.support;

import org.jspecify.annotations.Nullable;

/** Which of the three standard streams are terminals. */
public record Terminals(boolean in, boolean out, boolean err) {
    public static final Terminals NONE = new Terminals(false, false, false);

    /**
     * Reads the launcher's word, such as {@code in,err}: {@code System.console()} is null as soon as one of stdin and
     * stdout is redirected, so the JVM cannot tell.
     */
    public static Terminals fromLauncher(@Nullable String streams) {
        String list = "," + (streams == null ? "" : streams) + ",";
        return new Terminals(list.contains(",in,"), list.contains(",out,"), list.contains(",err,"));
    }
}
