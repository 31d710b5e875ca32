package io.kafkactl.client.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Explains what the client library threw, where that says enough by itself. */
public final class ClientFailure {
    private static final Pattern MECHANISMS = Pattern.compile("enabled mechanisms are \\[([^\\]]*)]");

    private final String brokers;
    private final Login login;

    /**
     * For connections to one cluster, or to one address of it.
     *
     * @param brokers what stands in messages
     */
    public ClientFailure(String brokers, Login login) {
        this.brokers = brokers;
        this.login = login;
    }

    /**
     * Empty for what is no matter of connection or permission, and where the true cause is hidden.
     *
     * @param doing what was asked, as an infinitive with its object
     * @param cause without its wrappers
     * @param reason its message, on one line
     */
    public Optional<Explanation> explain(String doing, Throwable cause, String reason) {
        if (cause instanceof SslAuthenticationException) {
            return Optional.of(tls(cause));
        }
        if (cause instanceof AuthorizationException denied) {
            return new MissingAcl(login).explain(doing, denied, reason);
        }
        if (cause instanceof LoginException) {
            LoginFault fault = LoginFault.of(cause);
            return Optional.of(ErrorCatalogue.explain(fault.cause(), values(fault.reason())));
        }
        return causeOf(cause, reason).map(known -> ErrorCatalogue.explain(known, values(reason)));
    }

    /** Of a handshake that failed with {@code thrown}, or because of it. */
    public Explanation tls(Throwable thrown) {
        CertificateFault fault = CertificateFault.of(thrown);
        return ErrorCatalogue.explain(fault.cause(), values(fault.reason()));
    }

    private static Optional<ErrorCause> causeOf(Throwable cause, String reason) {
        if (cause instanceof UnsupportedSaslMechanismException) {
            return Optional.of(ErrorCause.SASL_MECHANISM);
        }
        if (cause instanceof IllegalSaslStateException) {
            return Optional.of(ErrorCause.SASL_NOT_SPOKEN);
        }
        if (cause instanceof SaslAuthenticationException) {
            return Optional.of(ErrorCause.SASL_CREDENTIALS);
        }
        if (cause instanceof UnsupportedVersionException) {
            return Optional.of(ErrorCause.BROKER_TOO_OLD);
        }
        if (cause instanceof NotEnoughReplicasException || cause instanceof NotEnoughReplicasAfterAppendException) {
            return Optional.of(ErrorCause.NOT_ENOUGH_REPLICAS);
        }
        if (cause instanceof IllegalArgumentException && reason.contains("in the JAAS configuration")) {
            return Optional.of(ErrorCause.LOGIN_MISSING);
        }
        return cause instanceof ConfigException && reason.contains("bootstrap")
                ? Optional.of(ErrorCause.HOST_UNKNOWN)
                : Optional.empty();
    }

    private Map<String, String> values(String reason) {
        Matcher offered = MECHANISMS.matcher(reason);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("brokers", brokers);
        values.put("address", brokers);
        values.put("reason", reason);
        values.put("protocol", login.protocol());
        values.put("wanted", Login.protocol(false, login.isTls()));
        values.put("mechanism", login.mechanism());
        values.put("mechanisms", offered.find() ? offered.group(1) : "others");
        values.put("partitions", "a partition of the topic");
        values.put("minimum", "");
        values.put("wanted", Login.protocol(false, login.isTls()));
        values.put("user", login.user().map(user -> " as '" + user + "'").orElse(""));
        return values;
    }
}
