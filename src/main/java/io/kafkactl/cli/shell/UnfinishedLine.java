package io.kafkactl.cli.shell;

import java.util.List;

/**
 * What stands before the cursor.
 *
 * @param words without their quotes; the last is the one that is being typed, perhaps empty
 * @param wordStart where the last word begins in the text
 * @param openQuote the quote that the last word stands in, or 0
 * @param file the last word names a file that the output goes to
 * @param foreign the last word belongs to the system's shell
 */
record UnfinishedLine(List<String> words, int wordStart, char openQuote, boolean file, boolean foreign) {
    UnfinishedLine {
        words = List.copyOf(words);
    }

    String word() {
        return words.get(words.size() - 1);
    }
}
