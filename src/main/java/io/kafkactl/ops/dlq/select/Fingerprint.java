package io.kafkactl.ops.dlq.select;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.record.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What dead letters of one cause have in common; a part that the dead letter does not tell is empty.
 *
 * @param source the topic it came from
 * @param group whose member failed
 * @param errorClass the root exception
 * @param shape the message with {@code #} for what differs from record to record
 * @param frame the application's method nearest to the root cause
 */
public record Fingerprint(String format, String source, String group, String errorClass, String shape, String frame) {
    private static final int ID_DIGITS = 12;

    /**
     * Asks no cluster, so that a record has the same fingerprint wherever it is worked out.
     *
     * @param letter null when the record is not of the topic's dead-letter format
     */
    public static Fingerprint of(@Nullable DeadLetter letter, DlqTopic dlq) {
        if (letter == null) {
            return new Fingerprint("", orEmpty(dlq.source()), "", "", "", "");
        }
        Failure failure = letter.provenance().failure();
        String source = letter.provenance().topic();
        String message = failure.message();
        String trace = failure.stackTrace();
        return new Fingerprint(
                letter.format(),
                orEmpty(source == null || source.isEmpty() ? dlq.source() : source),
                orEmpty(failure.group() == null ? dlq.group() : failure.group()),
                orEmpty(failure.errorClass()),
                message == null ? "" : MessageShape.of(message),
                trace == null ? "" : ApplicationFrame.of(trace));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** {@value #ID_DIGITS} hexadecimal digits. */
    public String id() {
        String all = String.join("\0", format, source, group, errorClass, shape, frame);
        return Sha256.hex(all.getBytes(UTF_8)).substring(0, ID_DIGITS);
    }
}
