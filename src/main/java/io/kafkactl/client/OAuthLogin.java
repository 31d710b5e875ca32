package io.kafkactl.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.jspecify.annotations.Nullable;

/** What a login by OAUTHBEARER needs around it: leave to ask the endpoints it is given, and the reason when it fails. */
final class OAuthLogin {
    /** The client library asks only endpoints that this system property lists. */
    private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private OAuthLogin() {}

    /** Makes a client; where the properties are of another login, as if it were not for this class. */
    static <T> T during(Map<String, String> properties, Supplier<T> work) {
        if (properties.entrySet().stream()
                .noneMatch(property -> property.getKey().endsWith(SaslConfigs.SASL_MECHANISM)
                        && property.getValue().equals(OAuthBearerLoginModule.OAUTHBEARER_MECHANISM))) {
            return work.get();
        }
        allow(properties);
        try (LoginLog log = new LoginLog()) {
            try {
                return work.get();
            } catch (KafkaException e) {
                log.explain(e);
                throw e;
            }
        }
    }

    /**
     * The list is there for servers whose clients are configured by strangers. Here it is the user who names the
     * endpoint, and who would have to name it twice.
     */
    private static void allow(Map<String, String> properties) {
        Set<String> allowed = new LinkedHashSet<>();
        Arrays.stream(System.getProperty(ALLOWED, "").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .forEach(allowed::add);
        properties.forEach((key, value) -> {
            if (key.endsWith(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL)) {
                allowed.add(value);
            }
        });
        System.setProperty(ALLOWED, String.join(",", allowed));
    }

    /** The login module logs why it failed, and throws something that does not say it. */
    private static final class LoginLog extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(OAuthBearerLoginModule.class.getName());
        private final @Nullable Level before = logger.getLevel();
        private volatile @Nullable Throwable reason;

        LoginLog() {
            if (!logger.isLoggable(Level.SEVERE)) {
                logger.setLevel(Level.SEVERE);
            }
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            reason = entry.getThrown() == null ? reason : entry.getThrown();
        }

        void explain(KafkaException failure) {
            Throwable known = reason;
            if (known != null) {
                Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .filter(cause -> cause instanceof LoginException && cause.getCause() == null)
                        .findFirst()
                        .ifPresent(cause -> cause.initCause(known));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(before);
        }
    }
}
