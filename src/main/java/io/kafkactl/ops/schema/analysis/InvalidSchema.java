package io.kafkactl.ops.schema.analysis;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.JsonComplaint;

/** The error for text that is no schema. */
final class InvalidSchema {
    private InvalidSchema() {}

    /** With the line and column where the text is not even JSON. */
    static KafkactlException of(String origin, String language, Exception cause) {
        String reason = JsonComplaint.beneath(cause)
                .orElseGet(() -> String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "));
        return KafkactlException.invalid(
                "INVALID_SCHEMA", origin + " is no valid " + language + " schema: " + reason, null);
    }
}
