package io.kafkactl.client.diagnosis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import org.apache.kafka.common.requests.SaslHandshakeResponse;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/**
 * How a listener wants to be spoken to.
 *
 * @param mechanisms of SASL; empty where it takes no login, null where it did not say
 */
record ListenerSpeech(boolean tls, @Nullable List<String> mechanisms) {
    /** Every broker knows the first version, and a listener with SASL answers it before the login. */
    static final ApiVersionsRequest API_VERSIONS = new ApiVersionsRequest(new ApiVersionsRequestData(), (short) 0);

    private static final long PATIENCE_MILLIS = 1_500;

    /** Finds out by trying, without any login; empty where nobody answers as a broker would. */
    static Optional<ListenerSpeech> of(Map<String, Object> config, InetSocketAddress address) {
        try {
            return Optional.of(new ListenerSpeech(false, mechanisms(config, SecurityProtocol.PLAINTEXT, address)));
        } catch (IOException | KafkaException e) {
            return overTls(config, address);
        }
    }

    private static Optional<ListenerSpeech> overTls(Map<String, Object> config, InetSocketAddress address) {
        try {
            return Optional.of(new ListenerSpeech(true, mechanisms(config, SecurityProtocol.SSL, address)));
        } catch (SslAuthenticationException e) {
            // Whoever argues about certificates speaks TLS.
            return CertificateFault.of(e).cause() == ErrorCause.TLS_FAILED
                    ? Optional.empty()
                    : Optional.of(new ListenerSpeech(true, null));
        } catch (IOException | KafkaException e) {
            return Optional.empty();
        }
    }

    private static List<String> mechanisms(
            Map<String, Object> config, SecurityProtocol protocol, InetSocketAddress address) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try (ProbeChannel channel = new ProbeChannel(config, protocol.name, address, deadline)) {
            channel.ask(API_VERSIONS);
            // No mechanism has this name, so that the answer is a list of those that there are.
            SaslHandshakeRequestData none = new SaslHandshakeRequestData().setMechanism("NONE");
            return ((SaslHandshakeResponse) channel.ask(new SaslHandshakeRequest.Builder(none).build((short) 1)))
                    .enabledMechanisms();
        }
    }
}
