package io.kafkactl.testkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.kafkactl.testkit.registry.StoredSchema.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A schema registry in this JVM that keeps to the letter of the documented interface, and can be told to fail, to be
 * slow, or to know less than the interface says, as some registries do.
 */
public final class RegistryServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    static {
        // Each answer would wait 40 ms for the client's acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** One answer instead of the registry's own. */
    private record Script(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RegistryStore store = new RegistryStore();
    private final RegistryRoutes routes = new RegistryRoutes(store);
    private final List<RegistryRequest> requests = new CopyOnWriteArrayList<>();
    private final Deque<Script> scripts = new ConcurrentLinkedDeque<>();
    private final Set<String> ignored = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Predicate<RegistryRequest> admitted = request -> true;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    private RegistryServer(HttpServer server) {
        this.server = server;
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** On a free port of the loopback address. */
    public static RegistryServer start() {
        try {
            return new RegistryServer(HttpServer.create(anyPort(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS; {@code clientCertificate} refuses whoever has none that the context trusts. */
    public static RegistryServer startTls(SSLContext context, boolean clientCertificate) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters params) {
                    SSLParameters parameters = context.getDefaultSSLParameters();
                    parameters.setNeedClientAuth(clientCertificate);
                    params.setSSLParameters(parameters);
                }
            });
            return new RegistryServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://" + authority();
    }

    /** Host and port. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** All requests so far, in order. */
    public List<RegistryRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests so far as {@code METHOD path}, in order. */
    public List<String> calls() {
        return requests.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** Registers an Avro schema as the server's own doing; returns its id. */
    public int register(String subject, String avro) {
        return register(subject, "AVRO", avro, Map.of());
    }

    /** {@code references} are by name, each {@code subject@version}. */
    public synchronized int register(String subject, String type, String text, Map<String, String> references) {
        List<Reference> imports = references.entrySet().stream()
                .map(entry -> {
                    int at = entry.getValue().lastIndexOf('@');
                    return new Reference(
                            entry.getKey(),
                            entry.getValue().substring(0, at),
                            Integer.parseInt(entry.getValue().substring(at + 1)));
                })
                .toList();
        String canonical = SchemaLanguages.canonical(type, text, store.imports(imports));
        return store.register(subject, new StoredSchema(type, canonical, imports), null, null).id;
    }

    /** Registers the schema with properties beside it. */
    public synchronized int registerWith(String subject, String avro, Map<String, String> metadata) {
        String canonical = SchemaLanguages.canonical("AVRO", avro, List.of());
        return store.register(subject, new StoredSchema("AVRO", canonical, List.of(), metadata), null, null).id;
    }

    /** Sets a level without a request; "" is the global one. */
    public synchronized RegistryServer level(String subject, String level) {
        store.level(subject, level);
        return this;
    }

    /** Sets a mode without a request; "" is the global one. */
    public synchronized RegistryServer mode(String subject, String mode) {
        store.mode(subject, mode, true);
        return this;
    }

    public synchronized RegistryServer softDelete(String subject) {
        store.deleteSubject(subject, false);
        return this;
    }

    /** What is said of new schemas that are not Avro; nothing lets them through. */
    public synchronized RegistryServer verdict(String... messages) {
        store.verdict = List.of(messages);
        return this;
    }

    /** 409 as before version 8.2, else 40901. */
    public RegistryServer conflictCode(int code) {
        store.conflictCode = code;
        return this;
    }

    /** The next {@code times} requests get this answer. */
    public RegistryServer answer(int times, int status, String body) {
        return answer(times, status, body, Map.of("Content-Type", CONTENT_TYPE));
    }

    public RegistryServer answer(int times, int status, String body, Map<String, String> headers) {
        for (int i = 0; i < times; i++) {
            scripts.add(new Script(status, body, headers));
        }
        return this;
    }

    /** The next {@code times} requests that are no GET do what they ask for, and nobody hears of it. */
    public RegistryServer losingAnswers(int times) {
        lost.set(times);
        return this;
    }

    /** Every request waits that long before its answer. */
    public RegistryServer delay(Duration value) {
        delay = value;
        return this;
    }

    /** Whoever does not pass gets 401. */
    public RegistryServer admit(Predicate<RegistryRequest> test) {
        admitted = test;
        return this;
    }

    /** Takes no notice of these parameters, as some registries do. */
    public RegistryServer ignoring(String... parameters) {
        ignored.addAll(List.of(parameters));
        return this;
    }

    /** Does not know the calls below these words, as some registries do: a page for browsers with 404. */
    public RegistryServer without(String... firstSegments) {
        missing.addAll(List.of(firstSegments));
        return this;
    }

    /** Gives no more than this at a time, whatever is asked for. */
    public RegistryServer longestPage(int items) {
        routes.longestPage = items;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RegistryRequest request = RegistryRequest.of(exchange);
            requests.add(request);
            Script script = scripts.poll();
            if (!delay.isZero() && closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Script answer = script == null ? answer(request) : script;
            if (!request.method().equals("GET") && lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return;
            }
            answer.headers.forEach(
                    (name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Script answer(RegistryRequest request) {
        try {
            requireHeaders(request);
            if (!admitted.test(request)) {
                throw new RegistryFault(401, 401, "Unauthorized");
            }
            boolean known = request.segments().isEmpty()
                    || !missing.contains(request.segments().get(0));
            JsonNode answer = known ? routes.answer(heeded(request)) : null;
            return answer == null
                    ? new Script(404, "<html><body>Not found</body></html>", Map.of("Content-Type", "text/html"))
                    : script(200, answer);
        } catch (RegistryFault fault) {
            return script(
                    fault.status,
                    MAPPER.createObjectNode().put("error_code", fault.code).put("message", fault.getMessage()));
        }
    }

    private static void requireHeaders(RegistryRequest request) {
        String accepted = request.header("Accept").orElse("");
        if (!accepted.contains(CONTENT_TYPE) && !accepted.contains("*/*")) {
            throw new RegistryFault(412, 412, "Precondition Failed");
        }
        boolean empty = request.body().isEmpty();
        if (!empty && !request.header("Content-Type").orElse("").equals(CONTENT_TYPE)) {
            throw new RegistryFault(415, 415, "HTTP 415 Unsupported Media Type");
        }
        if (empty && Set.of("POST", "PUT").contains(request.method())) {
            throw new RegistryFault(400, 400, "no body");
        }
    }

    private RegistryRequest heeded(RegistryRequest request) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.keySet().removeAll(ignored);
        return new RegistryRequest(
                request.method(), request.path(), request.segments(), query, request.headers(), request.body());
    }

    private static Script script(int status, JsonNode body) {
        return new Script(status, body.toString(), Map.of("Content-Type", CONTENT_TYPE));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
