package io.kafkactl.ops.dlq.format;

import java.util.List;

/**
 * What one fact about a dead letter was concluded from.
 *
 * @param fact such as {@code topic} or {@code errorClass}
 * @param place the header or the field of the envelope
 * @param readings every value there, in the order of the record
 * @param rule why the chosen one was chosen, or why none was
 */
public record Evidence(String fact, String place, List<Reading> readings, String rule) {
    /**
     * One value.
     *
     * @param text the value decoded, or hexadecimal when it could not be
     * @param encoding how it was read: {@code utf8}, {@code decimal}, {@code int32be}, {@code null} …
     */
    public record Reading(String text, String encoding, boolean chosen) {}

    /** The same, with nothing chosen. */
    Evidence ofEarlierFailure() {
        return new Evidence(
                fact,
                place,
                readings.stream()
                        .map(reading -> new Reading(reading.text(), reading.encoding(), false))
                        .toList(),
                "of an earlier failure only");
    }
}
