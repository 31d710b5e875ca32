package io.kafkactl.ops.security;

import io.kafkactl.error.KafkactlException;

/** Checks the names of those to whom something is allowed. */
public final class Principal {
    static final String EVERYONE = "User:*";

    private Principal() {}

    /** The same text, as brokers compare it: exactly; exit 2 without a type before the name. */
    public static String require(String text) {
        int colon = text.indexOf(':');
        if (colon > 0 && colon < text.length() - 1) {
            return text;
        }
        throw KafkactlException.usage(
                "'" + text + "' is no principal: a type, a colon and a name",
                text.isEmpty() || colon >= 0 ? "as in User:alice" : "did you mean User:" + text + "?");
    }
}
