package io.kafkactl.ops.schema.analysis;

import io.kafkactl.error.KafkactlException;

/** The error for text that is no schema. */
final class InvalidSchema {
    private InvalidSchema() {}

    static KafkactlException of(String origin, String language, Exception cause) {
        String reason = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return KafkactlException.invalid(
                "INVALID_SCHEMA", origin + " is no valid " + language + " schema: " + reason, null);
    }
}
