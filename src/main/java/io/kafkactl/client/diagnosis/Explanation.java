package io.kafkactl.client.diagnosis;

import io.kafkactl.error.ExitCode;

/**
 * A cause as the user reads it.
 *
 * @param message what is wrong, as a clause; what was asked for stands before it
 */
public record Explanation(ErrorCause cause, ExitCode exitCode, String message, String hint) {}
