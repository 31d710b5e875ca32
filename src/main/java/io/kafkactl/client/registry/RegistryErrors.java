package io.kafkactl.client.registry;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Maps what a registry answers, or that it does not, to an exit code, one line and a hint. */
final class RegistryErrors {
    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int SUBJECT_SOFT_DELETED = 40404;
    static final int VERSION_SOFT_DELETED = 40406;
    static final int COMPATIBILITY_NOT_SET = 40408;
    static final int MODE_NOT_SET = 40409;

    private static final int LONGEST_REASON = 2_000;

    private record Verdict(
            ExitCode code,
            String error,
            String reason,
            @Nullable String hint) {}

    private RegistryErrors() {}

    /** No address answered at all. */
    static KafkactlException unreachable(RegistryCall call, Map<RegistryUrl, IOException> failures) {
        String reasons = failures.entrySet().stream()
                .map(failure -> "no answer from " + failure.getKey() + " (" + reason(failure.getValue()) + ")")
                .collect(Collectors.joining("; "));
        IOException last = failures.values().stream().reduce((a, b) -> b).orElseThrow();
        String hint = last instanceof SSLException
                ? "check the registry.ssl.* properties against the registry's certificate"
                : "is a schema registry listening there? --timeout waits longer, --schema-registry chooses another "
                        + "address";
        String error = last instanceof HttpTimeoutException ? "TIMEOUT" : "REGISTRY_UNREACHABLE";
        return KafkactlException.unreachable(error, "cannot " + call.doing() + ": " + reasons, hint, last);
    }

    /** Why there was no answer, in a few words. */
    static String reason(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown host";
            }
        }
        if (failure instanceof ConnectException) {
            String message = failure.getMessage();
            return message == null || message.isBlank() ? "connection refused" : message.toLowerCase(Locale.ROOT);
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
    }

    /** An answer that is no success. */
    static KafkactlException translate(RegistryCall call, RegistryAnswer answer) {
        Verdict verdict = judge(call, answer);
        return new KafkactlException(
                verdict.code, verdict.error, "cannot " + call.doing() + ": " + verdict.reason, verdict.hint, null);
    }

    /** A success without the content that it must have. */
    static KafkactlException unreadable(RegistryCall call, RegistryAnswer answer) {
        return new KafkactlException(
                ExitCode.FAILURE,
                "UNREADABLE_ANSWER",
                "cannot " + call.doing() + ": " + answer.url() + " answered " + answer.status()
                        + " with something that no schema registry says",
                "check the path of the registry's address; some registries want one, such as /apis/ccompat/v7",
                null);
    }

    private static Verdict judge(RegistryCall call, RegistryAnswer answer) {
        String reason = said(answer);
        return switch (answer.status()) {
            case 401 ->
                new Verdict(
                        ExitCode.DENIED,
                        "UNAUTHORIZED",
                        reason,
                        "check registry.basic.auth.user.info or registry.bearer.auth.* of the context, or give them with "
                                + "-X");
            case 403 ->
                new Verdict(
                        ExitCode.DENIED,
                        "FORBIDDEN",
                        reason,
                        "ask for the right to " + call.doing() + ", which the credentials do not have");
            case 404, 405, 409 -> missingOrConflicting(call, answer, reason);
            case 422 -> unprocessable(answer, reason);
            case 408, 429 ->
                new Verdict(
                        ExitCode.UNREACHABLE,
                        "HTTP_" + answer.status(),
                        reason,
                        "try again later; --timeout waits longer");
            default -> other(answer, reason);
        };
    }

    private static Verdict other(RegistryAnswer answer, String reason) {
        int status = answer.status();
        if (status >= 500) {
            return new Verdict(
                    ExitCode.UNREACHABLE,
                    "HTTP_" + status,
                    reason,
                    "the registry failed; its own log says why. A script may try again");
        }
        if (status >= 400) {
            return new Verdict(ExitCode.INVALID_INPUT, "HTTP_" + status, reason, null);
        }
        return new Verdict(
                ExitCode.FAILURE,
                "HTTP_" + status,
                reason,
                "redirects are not followed: give the address they lead to");
    }

    private static Verdict missingOrConflicting(RegistryCall call, RegistryAnswer answer, String reason) {
        String subject = call.subject() == null ? "the subject" : "subject '" + call.subject() + "'";
        return switch (answer.errorCode()) {
            case SUBJECT_NOT_FOUND ->
                new Verdict(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", subject + " does not exist", null);
            case VERSION_NOT_FOUND -> new Verdict(ExitCode.NOT_FOUND, "VERSION_NOT_FOUND", reason, null);
            case SCHEMA_NOT_FOUND -> new Verdict(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", reason, null);
            case SUBJECT_SOFT_DELETED ->
                new Verdict(
                        ExitCode.NOT_FOUND,
                        "SUBJECT_SOFT_DELETED",
                        subject + " is soft-deleted already",
                        "a permanent delete removes the rest of it");
            case 40405 ->
                new Verdict(
                        ExitCode.REFUSED,
                        "SUBJECT_NOT_SOFT_DELETED",
                        subject + " was not soft-deleted before",
                        "delete it without --permanent first");
            case VERSION_SOFT_DELETED ->
                new Verdict(
                        ExitCode.NOT_FOUND,
                        "VERSION_SOFT_DELETED",
                        "this version of " + subject + " is soft-deleted already",
                        "a permanent delete removes the rest of it");
            case 40407 ->
                new Verdict(
                        ExitCode.REFUSED,
                        "VERSION_NOT_SOFT_DELETED",
                        "this version of " + subject + " was not soft-deleted before",
                        "delete it without --permanent first");
            case COMPATIBILITY_NOT_SET ->
                new Verdict(
                        ExitCode.NOT_FOUND,
                        "COMPATIBILITY_NOT_SET",
                        subject + " has no compatibility level of its own",
                        null);
            case MODE_NOT_SET ->
                new Verdict(ExitCode.NOT_FOUND, "MODE_NOT_SET", subject + " has no mode of its own", null);
            default ->
                answer.status() == 409
                        ? new Verdict(ExitCode.CONDITION, "INCOMPATIBLE_SCHEMA", reason, null)
                        : new Verdict(
                                ExitCode.NOT_FOUND,
                                "HTTP_" + answer.status(),
                                reason,
                                answer.errorCode() >= 40_400
                                        ? null
                                        : "this registry does not know the call, or " + answer.url() + " is none");
        };
    }

    private static Verdict unprocessable(RegistryAnswer answer, String reason) {
        return switch (answer.errorCode()) {
            case 42201 -> invalid("INVALID_SCHEMA", reason);
            case 42202 -> invalid("INVALID_VERSION", reason);
            case 42203 -> invalid("INVALID_COMPATIBILITY_LEVEL", reason);
            case 42204 -> invalid("INVALID_MODE", reason);
            case 42205 ->
                new Verdict(
                        ExitCode.REFUSED,
                        "OPERATION_NOT_PERMITTED",
                        reason,
                        "kafkactl schema mode get shows what the registry accepts");
            case 42206 ->
                new Verdict(ExitCode.REFUSED, "REFERENCE_EXISTS", reason, "delete the schemas that refer to it first");
            case 42207 -> invalid("ID_DOES_NOT_MATCH", reason);
            case 42208 -> invalid("INVALID_SUBJECT", reason);
            case 42209 -> invalid("SCHEMA_TOO_LARGE", reason);
            case 42210 -> invalid("INVALID_RULESET", reason);
            case 42211 -> new Verdict(ExitCode.REFUSED, "CONTEXT_NOT_EMPTY", reason, "delete its subjects first");
            default -> invalid("HTTP_422", reason);
        };
    }

    private static Verdict invalid(String error, String reason) {
        return new Verdict(ExitCode.INVALID_INPUT, error, reason, null);
    }

    /** The registry's words where it has some, else the bare status: a body may be empty or a page for browsers. */
    private static String said(RegistryAnswer answer) {
        String message = answer.message();
        if (message.isEmpty()) {
            return answer.url() + " answered HTTP " + answer.status();
        }
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "…" : message;
    }
}
