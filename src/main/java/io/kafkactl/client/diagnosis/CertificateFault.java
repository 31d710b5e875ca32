package io.kafkactl.client.diagnosis;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a TLS handshake failed.
 *
 * @param reason what the JDK says of it, the innermost message
 */
public record CertificateFault(ErrorCause cause, String reason) {
    /** What the other side says when it gives up, as the JDK spells it. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    private static final List<String> NO_CERTIFICATE = List.of("certificate_required", "bad_certificate");
    private static final List<String> BAD_CERTIFICATE = List.of(
            "certificate_unknown",
            "certificate_expired",
            "certificate_revoked",
            "unsupported_certificate",
            "unknown_ca",
            "access_denied");

    /** Looks through {@code thrown} and all that caused it. */
    public static CertificateFault of(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toList();
        for (Throwable each : chain) {
            ErrorCause cause = known(each);
            if (cause != null) {
                return new CertificateFault(cause, message(each));
            }
        }
        return new CertificateFault(ErrorCause.TLS_FAILED, message(chain.get(chain.size() - 1)));
    }

    private static @Nullable ErrorCause known(Throwable thrown) {
        if (thrown instanceof CertificateExpiredException) {
            return ErrorCause.CERTIFICATE_EXPIRED;
        }
        if (thrown instanceof CertificateNotYetValidException) {
            return ErrorCause.CERTIFICATE_NOT_YET_VALID;
        }
        if (thrown instanceof CertPathBuilderException
                || (thrown instanceof CertPathValidatorException && thrown.getCause() == null)) {
            return ErrorCause.CERTIFICATE_UNTRUSTED;
        }
        String said = String.valueOf(thrown.getMessage());
        if (thrown.getClass() == CertificateException.class
                && (said.startsWith("No subject alternative") || said.startsWith("No name matching"))) {
            return ErrorCause.CERTIFICATE_OF_ANOTHER_HOST;
        }
        Matcher alert = ALERT.matcher(said);
        if (alert.find()) {
            return ofAlert(alert.group(1).toLowerCase(Locale.ROOT));
        }
        if (said.contains("No appropriate protocol")) {
            return ErrorCause.TLS_VERSION;
        }
        return null;
    }

    private static ErrorCause ofAlert(String alert) {
        if (NO_CERTIFICATE.contains(alert)) {
            return ErrorCause.CLIENT_CERTIFICATE_MISSING;
        }
        if (BAD_CERTIFICATE.contains(alert)) {
            return ErrorCause.CLIENT_CERTIFICATE_REFUSED;
        }
        return alert.equals("protocol_version") || alert.equals("handshake_failure")
                ? ErrorCause.TLS_VERSION
                : ErrorCause.TLS_FAILED;
    }

    /** Never empty. */
    static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
