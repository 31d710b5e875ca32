import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A schema registry with one Avro schema, of id 1, that answers whatever it is asked with it, until it is killed. */
final class OneSchema {
    private OneSchema() {}

    /** Takes the schema, and the file that its address is written to once it answers. */
    public static void main(String[] args) throws IOException {
        String quoted = args[0].replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] answer =
                ("{\"subject\":\"bench\",\"version\":1,\"id\":1,\"schema\":\"" + quoted + "\"}").getBytes(UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Path file = Path.of(args[1]);
        Path whole = Path.of(args[1] + ".new");
        Files.writeString(whole, "http://127.0.0.1:" + server.getAddress().getPort());
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
