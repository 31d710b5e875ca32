package io.kafkactl.cli.shell;

import io.kafkactl.config.Masking;
import java.util.regex.Pattern;

/** Which lines may be kept in a file: none that may hold a secret. */
final class HistoryRule {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s'\"]+");

    private HistoryRule() {}

    /** Rather forgets a harmless line: {@code sasl.jaas.config=…}, {@code --password …}, {@code http://name:password@host}. */
    static boolean keeps(String line) {
        return !line.startsWith(" ") && BETWEEN_WORDS.splitAsStream(line).noneMatch(HistoryRule::mayBeSecret);
    }

    private static boolean mayBeSecret(String word) {
        int equals = word.indexOf('=');
        if (equals >= 0 && Masking.isSecret(word.substring(0, equals))) {
            return true;
        }
        return (word.startsWith("-") && equals < 0 && Masking.isSecret(word))
                || !Masking.url(word).equals(word);
    }
}
