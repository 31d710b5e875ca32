package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An OAuth server on this machine: it gives signed tokens for client credentials, and the key to check them by. */
public final class TokenServer implements AutoCloseable {
    public static final String AUDIENCE = "kafka";
    public static final String CLIENT = "tool";
    public static final String SECRET = "tool-secret";

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;

    public TokenServer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/keys", exchange -> answer(exchange, 200, keySet()));
        server.start();
    }

    public String tokenUrl() {
        return url() + "/token";
    }

    public String keysUrl() {
        return url() + "/keys";
    }

    /** A token for that subject, valid for five minutes. */
    public String token(String subject) {
        long now = Instant.now().getEpochSecond();
        String signed = encoded("{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}") + "."
                + encoded("{\"iss\":\"" + url() + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + AUDIENCE
                        + "\",\"scope\":\"kafka\",\"iat\":" + now + ",\"exp\":" + (now + 300) + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && body.contains("grant_type=client_credentials");
        if (known) {
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"" + token(CLIENT) + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        } else {
            answer(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"unknown client or secret\"}");
        }
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\""
                + unsigned(key.getModulus()) + "\",\"e\":\"" + unsigned(key.getPublicExponent()) + "\"}]}";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
