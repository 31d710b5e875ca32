package io.kafkactl.config;

import java.util.List;
import java.util.Map;

/**
 * A dead-letter format that a context describes: which header holds what.
 *
 * @param fields by fact, such as {@code topic}
 * @param requires headers that a record of this format has
 * @param newestFirst a record that fails again gets its new values before the old ones
 * @param strip headers that a redrive removes, beside those of {@code fields}; a {@code *} at the end stands for any text
 */
public record DlqFormatRule(
        Map<String, HeaderRule> fields, List<String> requires, boolean newestFirst, List<String> strip) {
    /** The facts that a header may hold. */
    public static final List<String> FIELDS = List.of(
            "topic",
            "partition",
            "offset",
            "timestamp",
            "group",
            "errorClass",
            "wrapperClass",
            "errorMessage",
            "stackTrace",
            "attempts",
            "failedAt");

    /** How a header's bytes may be read. */
    public static final List<String> ENCODINGS = List.of("utf8", "number", "decimal", "int32be", "int64be", "time");

    /**
     * One header.
     *
     * @param encoding empty for the usual one of the fact: numbers in whichever form they come
     */
    public record HeaderRule(String header, String encoding) {}
}
