package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value that says where a secret is in place of being it: {@code env:NAME}, {@code file:PATH} or
 * {@code exec:[PROGRAM, ARGUMENT…]}.
 *
 * @param words of an {@code exec}, the program first; one word else
 */
record SecretReference(Kind kind, List<String> words) {
    /** Where a secret may be. */
    enum Kind {
        ENV,
        FILE,
        EXEC;

        String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    SecretReference {
        words = List.copyOf(words);
    }

    /** Empty for a value that is none; exit 4 for one that begins as one does and says nothing that can be looked up. */
    static Optional<SecretReference> of(String value) {
        for (Kind kind : Kind.values()) {
            // Kafka's own properties have URLs such as file:///run/token.
            if (value.startsWith(kind.prefix()) && !value.startsWith("file://")) {
                return Optional.of(read(kind, value.substring(kind.prefix().length())));
            }
        }
        return Optional.empty();
    }

    private static SecretReference read(Kind kind, String rest) {
        return switch (kind) {
            case ENV -> {
                if (!VARIABLE.matcher(rest).matches()) {
                    throw invalid("env: must be followed by the name of a variable", "for example env:KAFKA_PASSWORD");
                }
                yield new SecretReference(kind, List.of(rest));
            }
            case FILE -> {
                if (rest.isBlank()) {
                    throw invalid("file: must be followed by a path", "for example file:~/.secrets/kafka");
                }
                yield new SecretReference(kind, List.of(rest));
            }
            case EXEC -> new SecretReference(kind, command(rest));
        };
    }

    private static List<String> command(String rest) {
        try {
            List<String> words = YamlParser.parse("exec", rest).items().stream()
                    .map(YamlNode::scalar)
                    .toList();
            if (!words.isEmpty() && !words.get(0).isBlank()) {
                return words;
            }
        } catch (KafkactlException e) {
            // Not with its message, which quotes the text.
        }
        throw invalid(
                "exec: must be followed by a list, the program first",
                "for example exec:[pass, show, kafka/prod]; no shell reads it");
    }

    private static KafkactlException invalid(String problem, String hint) {
        return KafkactlException.invalid("INVALID_REFERENCE", problem, hint);
    }

    /** Whether a value is one, well formed or not. */
    static boolean looksLikeOne(String value) {
        try {
            return of(value).isPresent();
        } catch (KafkactlException e) {
            return true;
        }
    }

    /** As it may be seen: of a program no arguments, for they may be secret, too. */
    String shown() {
        return switch (kind) {
            case ENV, FILE -> kind.prefix() + words.get(0);
            case EXEC -> "exec:[" + words.get(0) + (words.size() > 1 ? ", …]" : "]");
        };
    }
}
