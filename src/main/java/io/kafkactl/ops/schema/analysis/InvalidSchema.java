package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.JsonComplaint;
import java.util.Objects;
import java.util.stream.Stream;

/** The error for text that is no schema. */
final class InvalidSchema {
    private InvalidSchema() {}

    /** With the line and column where the text is not even JSON. */
    static KafkactlException of(String origin, String language, Exception cause) {
        String reason = Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst()
                .map(InvalidSchema::located)
                .orElseGet(() -> String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "));
        return KafkactlException.invalid(
                "INVALID_SCHEMA", origin + " is no valid " + language + " schema: " + reason, null);
    }

    private static String located(JsonProcessingException complaint) {
        JsonLocation place = complaint.getLocation();
        return (place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ")
                + JsonComplaint.of(complaint);
    }
}
