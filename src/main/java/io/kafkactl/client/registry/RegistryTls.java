package io.kafkactl.client.registry;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Makes a TLS context from Kafka's own {@code ssl.*} keys, by the code that the broker clients use for them. */
final class RegistryTls {
    private RegistryTls() {}

    /** Exit 4 for stores that cannot be read. */
    static SSLContext context(Map<String, String> ssl) {
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            ConfigDef keys = new ConfigDef().withClientSslSupport();
            Map<String, Object> config = new HashMap<>(keys.parse(ssl));
            factory.configure(config);
            SSLContext made = factory.sslContext();
            String identification = ssl.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
            return identification == null || !identification.isBlank() ? made : anyHost(factory, config, made);
        } catch (KafkaException | GeneralSecurityException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new KafkactlException(
                    ExitCode.INVALID_INPUT,
                    "INVALID_TLS",
                    "cannot use the registry.ssl.* properties: " + e.getMessage()
                            + (cause == e ? "" : ": " + cause.getMessage()),
                    "check the paths, types and passwords of the stores",
                    e);
        }
    }

    /** The HTTP client always asks for the host's name; only a trust manager of our own may leave that out. */
    private static SSLContext anyHost(DefaultSslEngineFactory factory, Map<String, Object> config, SSLContext made)
            throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(factory.truststore());
        TrustManager[] managers = Arrays.stream(trust.getTrustManagers())
                .map(manager -> manager instanceof X509TrustManager x509 ? new AnyHost(x509) : manager)
                .toArray(TrustManager[]::new);
        SSLContext context = SSLContext.getInstance(made.getProtocol());
        context.init(keys(factory.keystore(), config), managers, null);
        return context;
    }

    private static KeyManager @Nullable [] keys(@Nullable KeyStore store, Map<String, Object> config)
            throws GeneralSecurityException {
        if (store == null) {
            return null;
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        Password password = (Password) config.get(SslConfigs.SSL_KEY_PASSWORD_CONFIG);
        if (password == null) {
            password = (Password) config.get(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
        }
        keys.init(store, password == null ? null : password.value().toCharArray());
        return keys.getKeyManagers();
    }

    /** Trusts a certificate chain without looking at the name of the host that shows it. */
    private static final class AnyHost extends X509ExtendedTrustManager {
        private final X509TrustManager chains;

        AnyHost(X509TrustManager chains) {
            this.chains = chains;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            chains.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            chains.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            chains.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            chains.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            chains.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            chains.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return chains.getAcceptedIssuers();
        }
    }
}
