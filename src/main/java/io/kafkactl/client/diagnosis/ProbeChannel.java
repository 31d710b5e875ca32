package io.kafkactl.client.diagnosis;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelState;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/** One connection to one broker, by the client library's own network code: TLS and login are as its clients have them. */
final class ProbeChannel implements AutoCloseable {
    private static final String ID = "probe";
    private static final String CLIENT = "kafkactl-probe";
    private static final int POLL_MILLIS = 50;

    /** What is larger is no answer of a broker: a TLS alert read as a length would be hundreds of megabytes. */
    private static final int LARGEST_ANSWER = 16 << 20;

    private final Metrics metrics = new Metrics();
    private final Selector selector;
    private final long deadline;
    private int correlation;

    /**
     * Returns when the connection is ready for requests.
     *
     * @param protocol instead of the one that the configuration has
     * @param deadline by {@link System#nanoTime()}
     * @throws AuthenticationException when TLS or the login failed
     * @throws IOException when the other side closed the connection or did not answer in time
     */
    ProbeChannel(Map<String, Object> config, String protocol, InetSocketAddress address, long deadline)
            throws IOException {
        Map<String, Object> own = new LinkedHashMap<>(config);
        own.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        LogContext log = new LogContext();
        this.deadline = deadline;
        this.selector = new Selector(
                LARGEST_ANSWER,
                Selector.NO_IDLE_TIMEOUT_MS,
                metrics,
                Time.SYSTEM,
                ID,
                Map.of(),
                false,
                false,
                ClientUtils.createChannelBuilder(new AdminClientConfig(own), Time.SYSTEM, log),
                MemoryPool.NONE,
                log);
        try {
            selector.connect(ID, address, Selectable.USE_DEFAULT_BUFFER_SIZE, Selectable.USE_DEFAULT_BUFFER_SIZE);
            await(() -> selector.isChannelReady(ID));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The answer to one request; what is thrown is as for the constructor. */
    AbstractResponse ask(AbstractRequest request) throws IOException {
        RequestHeader header = new RequestHeader(request.apiKey(), request.version(), CLIENT, correlation++);
        selector.send(new NetworkSend(ID, request.toSend(header)));
        await(() -> !selector.completedReceives().isEmpty());
        Collection<NetworkReceive> received = selector.completedReceives();
        return AbstractResponse.parseResponse(received.iterator().next().payload(), header);
    }

    private void await(BooleanSupplier done) throws IOException {
        do {
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("no answer");
            }
            selector.poll(POLL_MILLIS);
            ChannelState closed = selector.disconnected().get(ID);
            if (closed != null) {
                if (closed.exception() != null) {
                    throw closed.exception();
                }
                throw new EOFException("the connection was closed");
            }
        } while (!done.getAsBoolean());
    }

    @Override
    public void close() {
        selector.close();
        metrics.close();
    }
}
