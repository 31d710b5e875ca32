package io.kafkactl.cli.completion;

/**
 * A word that may stand where the user is typing.
 *
 * @param description one line, empty when the word says it all
 */
record Candidate(String word, String description) {
    static Candidate of(String word) {
        return new Candidate(word, "");
    }

    /** As the scripts of the shells read it. */
    String line() {
        return description.isEmpty() ? word : word + "\t" + description;
    }
}
