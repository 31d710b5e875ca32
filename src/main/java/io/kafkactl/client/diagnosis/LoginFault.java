package io.kafkactl.client.diagnosis;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why there is no token or ticket to log in with.
 *
 * @param reason what the token endpoint, the KDC or the way to them says
 */
record LoginFault(ErrorCause cause, String reason) {
    /** What Kafka's own login module says where the reason is in its cause. */
    private static final String HIDDEN = "internal error occurred while retrieving token";

    private static final Pattern CLASS_NAMES = Pattern.compile("^(?:[\\w.$]+(?:Exception|Error): )+");
    private static final Pattern NOBODY_ANSWERS = Pattern.compile(
            "java\\.net\\.|java\\.nio\\.channels\\.|java\\.net\\.http\\.|Cannot locate KDC|Receive timed out");

    static LoginFault of(Throwable thrown) {
        Throwable told = CertificateFault.message(thrown).contains(HIDDEN) ? innermost(thrown) : thrown;
        // What a callback handler throws and Java does not expect becomes a message with the whole trace in it.
        String first =
                CertificateFault.message(told).strip().lines().findFirst().orElse("");
        boolean away = NOBODY_ANSWERS.matcher(first).find()
                || Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .limit(20)
                        .anyMatch(each -> NOBODY_ANSWERS
                                .matcher(each.getClass().getName())
                                .find());
        return new LoginFault(
                away ? ErrorCause.LOGIN_SERVER_AWAY : ErrorCause.LOGIN_FAILED,
                CLASS_NAMES.matcher(first).replaceFirst(""));
    }

    private static Throwable innermost(Throwable thrown) {
        return thrown.getCause() == null ? thrown : innermost(thrown.getCause());
    }
}
