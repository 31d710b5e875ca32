package io.kafkactl.record;

/**
 * What stands between key and value in a line of text.
 *
 * @param text as the user gave it, with escapes
 */
public record Separator(String text, Bytes bytes) {
    /** Throws IllegalArgumentException, with a message fit for the user, for an unknown escape. */
    public static Separator parse(String text) {
        return new Separator(text, Escapes.bytes(text));
    }
}
