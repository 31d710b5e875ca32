package io.kafkactl.cli.shell;

import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a typed line apart by the quoting rules of POSIX: words between blanks, {@code '…'} as it is, {@code "…"} with a
 * backslash before {@code " \ $ `}, a backslash before anything else, comments. Nothing is expanded. What follows the
 * first bar is the system shell's.
 */
final class LineScanner {
    private static final String BLANKS = " \t\r\n";
    private static final String OPERATORS = "|>;&<()";
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private int at;
    private int wordStart;
    private char openQuote;
    private boolean incomplete;
    private boolean awaitsFile;
    private boolean inFile;
    private boolean appends;
    private ShellLine.@Nullable Output output;
    private @Nullable String pipe;
    private @Nullable KafkactlException complaint;

    private LineScanner(String line) {
        this.line = line;
    }

    /** Exit 2 for what has a meaning in other shells and none here; {@link ShellLine#incomplete} where more must follow. */
    static ShellLine scan(String line) {
        LineScanner scanner = new LineScanner(line);
        scanner.run();
        if (scanner.complaint != null) {
            throw scanner.complaint;
        }
        if (scanner.awaitsFile) {
            throw KafkactlException.usage("no file after '>'", null);
        }
        return new ShellLine(scanner.words, scanner.output, scanner.pipe, scanner.incomplete);
    }

    /** True when more must follow. */
    static boolean isIncomplete(String line) {
        try {
            return scan(line).incomplete();
        } catch (KafkactlException e) {
            // Told when the line is run.
            return false;
        }
    }

    /** The words so far, the last one perhaps half typed or not begun; never an error. */
    static UnfinishedLine unfinished(String typed) {
        LineScanner scanner = new LineScanner(typed);
        scanner.run();
        boolean begun = scanner.wordStart >= 0;
        ShellLine.Output target = begun && scanner.inFile ? scanner.output : null;
        if (target != null) {
            scanner.words.add(target.file());
        } else if (!begun) {
            scanner.words.add("");
        }
        return new UnfinishedLine(
                scanner.words,
                begun ? scanner.wordStart : typed.length(),
                scanner.openQuote,
                target != null || scanner.awaitsFile,
                scanner.pipe != null || scanner.complaint != null);
    }

    private void run() {
        wordStart = -1;
        while (at < line.length() && complaint == null && pipe == null) {
            char c = line.charAt(at);
            if (BLANKS.indexOf(c) >= 0) {
                at++;
                wordStart = -1;
            } else if (line.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                skipComment();
            } else if (OPERATORS.indexOf(c) >= 0) {
                operator(c);
            } else {
                word();
            }
        }
    }

    private void skipComment() {
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end;
        wordStart = -1;
    }

    private void operator(char c) {
        boolean doubled = line.startsWith(String.valueOf(c).repeat(2), at);
        boolean numbered = wordStart >= 0 && line.substring(wordStart, at).matches("\\d+");
        wordStart = -1;
        if (c == '|' && !doubled) {
            takePipe();
        } else if (c == '>' && !numbered && !line.startsWith(">&", at) && !line.startsWith(">|", at)) {
            takeRedirection(doubled);
        } else {
            complain(c == '>' ? "only stdout can be redirected" : "'" + c + "' has no meaning in this shell");
        }
    }

    private void takePipe() {
        if (output != null || awaitsFile) {
            complain("the output goes either into a file or into a pipe");
            return;
        }
        pipe = line.substring(at + 1);
        incomplete = pipe.isBlank() || new LineScanner(pipe).endsInside();
    }

    /** Reads the text of the system's shell only for whether its quotes are closed. */
    private boolean endsInside() {
        while (at < line.length()) {
            if (BLANKS.indexOf(line.charAt(at)) >= 0 || OPERATORS.indexOf(line.charAt(at)) >= 0) {
                at++;
            } else {
                word();
            }
        }
        return incomplete;
    }

    private void takeRedirection(boolean append) {
        if (output != null || awaitsFile) {
            complain("the output is redirected twice");
            return;
        }
        awaitsFile = true;
        appends = append;
        at += append ? 2 : 1;
    }

    private void complain(String message) {
        complaint = KafkactlException.usage(message, "quote it where it is part of a word: '...'");
    }

    private void word() {
        wordStart = at;
        StringBuilder word = new StringBuilder();
        while (at < line.length() && !incomplete && (BLANKS + OPERATORS).indexOf(line.charAt(at)) < 0) {
            char c = line.charAt(at++);
            switch (c) {
                case '\\' -> escaped(word);
                case '\'' -> single(word);
                case '"' -> inQuotes(word);
                default -> word.append(c);
            }
        }
        inFile = awaitsFile;
        if (awaitsFile) {
            output = new ShellLine.Output(word.toString(), appends);
            awaitsFile = false;
        } else {
            words.add(word.toString());
        }
    }

    private void escaped(StringBuilder word) {
        if (at == line.length()) {
            incomplete = true;
        } else if (line.charAt(at) == '\n') {
            at++;
        } else {
            word.append(line.charAt(at++));
        }
    }

    private void single(StringBuilder word) {
        int end = line.indexOf('\'', at);
        openQuote = end < 0 ? '\'' : 0;
        incomplete = end < 0;
        word.append(line, at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end + 1;
    }

    private void inQuotes(StringBuilder word) {
        openQuote = '"';
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                openQuote = 0;
                return;
            }
            if (c == '\\' && at < line.length() && line.charAt(at) == '\n') {
                at++;
            } else if (c == '\\' && at < line.length() && ESCAPED_IN_QUOTES.indexOf(line.charAt(at)) >= 0) {
                word.append(line.charAt(at++));
            } else {
                word.append(c);
            }
        }
        incomplete = true;
    }
}
