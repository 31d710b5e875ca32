package io.kafkactl.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * A socket that answers as a broker would that knows only some versions of some requests: which those are, and that it is
 * the only broker. To anything else it is silent.
 */
public final class FakeBroker implements AutoCloseable {
    private final Map<ApiKeys, Integer> newest;
    private final ServerSocket server;

    private FakeBroker(Map<ApiKeys, Integer> newest) throws IOException {
        this.newest = newest;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** What Apache Kafka 0.10.0 told of itself. */
    public static FakeBroker old() throws IOException {
        return new FakeBroker(Map.ofEntries(
                Map.entry(ApiKeys.PRODUCE, 2),
                Map.entry(ApiKeys.FETCH, 2),
                Map.entry(ApiKeys.LIST_OFFSETS, 0),
                Map.entry(ApiKeys.METADATA, 1),
                Map.entry(ApiKeys.OFFSET_COMMIT, 2),
                Map.entry(ApiKeys.OFFSET_FETCH, 1),
                Map.entry(ApiKeys.FIND_COORDINATOR, 0),
                Map.entry(ApiKeys.LIST_GROUPS, 0),
                Map.entry(ApiKeys.API_VERSIONS, 0)));
    }

    /** One of today, on which nobody works. */
    public static FakeBroker idle() throws IOException {
        return new FakeBroker(Map.of(
                ApiKeys.METADATA, 12,
                ApiKeys.LIST_GROUPS, 4,
                ApiKeys.API_VERSIONS, 3));
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(in.readNBytes(in.readInt())));
                if (header.apiKey() == ApiKeys.API_VERSIONS) {
                    boolean known = header.apiVersion() <= newest(ApiKeys.API_VERSIONS);
                    short version = known ? header.apiVersion() : 0;
                    send(out, header, versions(known ? Errors.NONE : Errors.UNSUPPORTED_VERSION), version);
                } else if (header.apiKey() == ApiKeys.METADATA) {
                    send(out, header, metadata(), header.apiVersion());
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private int newest(ApiKeys key) {
        return newest.getOrDefault(key, 0);
    }

    private ApiVersionsResponseData versions(Errors error) {
        ApiVersionsResponseData data = new ApiVersionsResponseData().setErrorCode(error.code());
        newest.forEach((key, version) -> data.apiKeys()
                .add(new ApiVersion().setApiKey(key.id).setMinVersion((short) 0).setMaxVersion(version.shortValue())));
        return data;
    }

    private MetadataResponseData metadata() {
        MetadataResponseData data =
                new MetadataResponseData().setClusterId("fake").setControllerId(1);
        data.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(1)
                        .setHost("127.0.0.1")
                        .setPort(server.getLocalPort()));
        return data;
    }

    private static void send(DataOutputStream out, RequestHeader request, ApiMessage answer, short version)
            throws IOException {
        ResponseHeader header = request.toResponseHeader();
        ByteBuffer bytes = RequestUtils.serialize(header.data(), header.headerVersion(), answer, version);
        out.writeInt(bytes.remaining());
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-broker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
