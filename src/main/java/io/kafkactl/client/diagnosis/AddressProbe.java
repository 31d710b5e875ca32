package io.kafkactl.client.diagnosis;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.Utils;

/** The steps to one bootstrap server and to the brokers that it knows. */
final class AddressProbe {
    private static final int CONNECT_MILLIS = 2_000;

    /** One step; what it throws says why it could not be taken. */
    private interface Work<T> {
        T take() throws IOException;
    }

    /** There is no way on; the reason is among the results. */
    private static final class Stuck extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final String address;
    private final Map<String, Object> config;
    private final Login login;
    private final long deadline;
    private final Consumer<ProbeResult> results;

    AddressProbe(
            String address, Map<String, Object> config, Login login, long deadline, Consumer<ProbeResult> results) {
        this.address = address;
        this.config = config;
        this.login = login;
        this.deadline = deadline;
        this.results = results;
    }

    /** Takes the steps; false where one before the last could not be taken. */
    boolean answers() {
        try {
            InetSocketAddress place = connect();
            if (login.isTls()) {
                step(ProbeStep.TLS, () -> greet("SSL", place), e -> unready(place, e));
            }
            if (login.isSasl()) {
                step(ProbeStep.SASL, () -> greet(login.protocol(), place), e -> unready(place, e));
            }
            advertised(brokers(place));
            return true;
        } catch (Stuck e) {
            return false;
        }
    }

    private InetSocketAddress connect() throws Stuck {
        String host = Objects.requireNonNullElse(Utils.getHost(address), address);
        InetAddress resolved =
                step(ProbeStep.DNS, () -> InetAddress.getByName(host), e -> because(ErrorCause.HOST_UNKNOWN, e));
        InetSocketAddress place =
                new InetSocketAddress(resolved, Objects.requireNonNullElse(Utils.getPort(address), 0));
        return step(ProbeStep.TCP, () -> open(place), this::refused);
    }

    private static InetSocketAddress open(InetSocketAddress place) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(place, CONNECT_MILLIS);
            return place;
        }
    }

    private Explanation refused(Exception thrown) {
        boolean refusal = thrown instanceof ConnectException
                && String.valueOf(thrown.getMessage()).contains("refused");
        return because(refusal ? ErrorCause.CONNECTION_REFUSED : ErrorCause.CONNECTION_TIMED_OUT, thrown);
    }

    /** The first words on a new connection. TLS 1.3 only then shows that a client certificate is refused. */
    private NodeApiVersions greet(String protocol, InetSocketAddress place) throws IOException {
        try (ProbeChannel channel = new ProbeChannel(config, protocol, place, deadline)) {
            return versions(channel);
        }
    }

    private static NodeApiVersions versions(ProbeChannel channel) throws IOException {
        ApiVersionsResponse answer = (ApiVersionsResponse) channel.ask(ListenerSpeech.API_VERSIONS);
        return new NodeApiVersions(answer.data().apiKeys(), answer.data().supportedFeatures());
    }

    private Collection<Node> brokers(InetSocketAddress place) throws Stuck {
        NodeApiVersions versions = step(ProbeStep.API_VERSIONS, () -> greetWithLogin(place), e -> unready(place, e));
        return step(
                ProbeStep.METADATA,
                () -> {
                    try (ProbeChannel channel = new ProbeChannel(config, login.protocol(), place, deadline)) {
                        MetadataRequest request = new MetadataRequest.Builder(List.of(), false)
                                .build(versions.latestUsableVersion(ApiKeys.METADATA));
                        return ((MetadataResponse) channel.ask(request)).brokers();
                    }
                },
                e -> unready(place, e));
    }

    private NodeApiVersions greetWithLogin(InetSocketAddress place) throws IOException {
        NodeApiVersions versions = greet(login.protocol(), place);
        versions.latestUsableVersion(ApiKeys.METADATA);
        return versions;
    }

    private void advertised(Collection<Node> brokers) {
        for (Node broker : brokers) {
            String there = broker.host() + ":" + broker.port();
            try {
                step(
                        ProbeStep.ADVERTISED,
                        there,
                        () -> open(new InetSocketAddress(InetAddress.getByName(broker.host()), broker.port())),
                        e -> ErrorCatalogue.explain(
                                e instanceof UnknownHostException
                                        ? ErrorCause.ADVERTISED_UNKNOWN
                                        : ErrorCause.ADVERTISED_UNREACHABLE,
                                Map.of(
                                        "bootstrap",
                                        address,
                                        "broker",
                                        broker.idString(),
                                        "address",
                                        there,
                                        "reason",
                                        CertificateFault.message(e))));
            } catch (Stuck e) {
                // The other brokers are looked at all the same.
            }
        }
    }

    private Explanation unready(InetSocketAddress place, Exception thrown) {
        return new ClientFailure(address, login)
                .explain("connect", thrown, CertificateFault.message(thrown))
                .filter(known -> known.cause() != ErrorCause.TLS_FAILED)
                .or(() -> ListenerSpeech.of(config, place).flatMap(this::misunderstanding))
                .orElseGet(() -> because(ErrorCause.NOT_A_BROKER, thrown));
    }

    /** What the listener wants and we do not do, or the other way. */
    private Optional<Explanation> misunderstanding(ListenerSpeech speech) {
        List<String> mechanisms = speech.mechanisms();
        boolean sasl = mechanisms == null ? login.isSasl() : !mechanisms.isEmpty();
        ErrorCause cause = speech.tls() == login.isTls()
                ? sasl == login.isSasl() ? null : sasl ? ErrorCause.SASL_EXPECTED : ErrorCause.SASL_NOT_SPOKEN
                : speech.tls() ? ErrorCause.TLS_EXPECTED : ErrorCause.TLS_NOT_SPOKEN;
        if (cause == null) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("address", address);
        values.put("brokers", address);
        values.put("protocol", login.protocol());
        values.put("wanted", Login.protocol(sasl, speech.tls()));
        values.put("mechanisms", mechanisms == null ? "" : String.join(", ", mechanisms));
        return Optional.of(ErrorCatalogue.explain(cause, values));
    }

    private Explanation because(ErrorCause cause, Exception thrown) {
        return ErrorCatalogue.explain(cause, Map.of("address", address, "reason", CertificateFault.message(thrown)));
    }

    private <T> T step(ProbeStep step, Work<T> work, Function<Exception, Explanation> explain) throws Stuck {
        return step(step, address, work, explain);
    }

    private <T> T step(ProbeStep step, String where, Work<T> work, Function<Exception, Explanation> explain)
            throws Stuck {
        long begin = System.nanoTime();
        try {
            T done = work.take();
            results.accept(new ProbeResult(step, where, since(begin), null));
            return done;
        } catch (IOException | KafkaException e) {
            Duration took = since(begin);
            results.accept(new ProbeResult(step, where, took, explain.apply(e)));
            throw new Stuck();
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
