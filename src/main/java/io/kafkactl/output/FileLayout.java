package io.kafkactl.output;

/**
 * How output is cut into files.
 *
 * @param extension what a file's name ends with, without a dot
 * @param rotateBytes the most of one file, before compression, unless a single record is larger; 0 never begins another
 */
public record FileLayout(String extension, long rotateBytes, boolean gzip) {
    String suffix() {
        return "." + extension + (gzip ? ".gz" : "");
    }

    /** The name of the file with that number, from 1 on; without rotation there is only one, and it has none. */
    String name(String stem, int number) {
        return stem + (rotateBytes == 0 ? "" : String.format(".%04d", number)) + suffix();
    }
}
