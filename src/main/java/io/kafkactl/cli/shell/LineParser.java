package io.kafkactl.cli.shell;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor where words are, and whether a line is finished. */
final class LineParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context != ParseContext.COMPLETE && LineScanner.isIncomplete(line)) {
            throw new EOFError(-1, -1, "more must follow");
        }
        int end = context == ParseContext.COMPLETE ? cursor : line.length();
        return new TypedLine(LineScanner.unfinished(line.substring(0, end)), line, end);
    }

    /** The scanner alone knows what a backslash means. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
