package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An MIT Kerberos server of a test's own, with files and a port of its own. */
public final class Kdc implements AutoCloseable {
    public static final String REALM = "KAFKACTL.TEST";

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin");
    private static final String CLIENTS = """
            [libdefaults]
            default_realm = %1$s
            dns_lookup_kdc = false
            dns_lookup_realm = false
            rdns = false
            udp_preference_limit = 1
            kdc_timeout = 3s
            max_retries = 1
            [realms]
            %1$s = {
              kdc = 127.0.0.1:%2$d
            }
            """;
    private static final String SERVER = """
            [kdcdefaults]
            kdc_listen = 127.0.0.1:%2$d
            kdc_tcp_listen = 127.0.0.1:%2$d
            [realms]
            %1$s = {
              database_name = %3$s/principal
              key_stash_file = %3$s/stash
              acl_file = %3$s/kadm5.acl
              max_life = 1h 0m 0s
            }
            [logging]
            kdc = FILE:%3$s/kdc.log
            default = FILE:%3$s/kdc.log
            """;

    private final Path folder;
    private final Process server;

    /** Returns when it answers. */
    public Kdc(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        int port = BrokerProcess.freePort();
        Files.writeString(config(), CLIENTS.formatted(REALM, port));
        Files.writeString(folder.resolve("kdc.conf"), SERVER.formatted(REALM, port, folder));
        run("kdb5_util", "-r", REALM, "create", "-s", "-P", "master");
        this.server = start("krb5kdc", "-n");
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly, "end of the KDC"));
        Await.until("the KDC listens", () -> listens(port));
    }

    /** What of it is not installed here; Debian has it in {@code krb5-kdc} and {@code krb5-admin-server}. */
    public static List<String> missing() {
        return Stream.of("kdb5_util", "krb5kdc", "kadmin.local")
                .filter(program -> FOLDERS.stream().noneMatch(at -> Files.isExecutable(Path.of(at, program))))
                .toList();
    }

    /** Both names by which this machine may be known to itself. */
    public static List<String> hosts() {
        String canonical =
                InetAddress.getLoopbackAddress().getCanonicalHostName().toLowerCase(Locale.ROOT);
        return canonical.equals("localhost") ? List.of("localhost") : List.of("localhost", canonical);
    }

    /** A new principal's key. */
    public Path keytab(String principal) throws Exception {
        Path keytab = folder.resolve(principal.replace('/', '-') + ".keytab");
        run("kadmin.local", "-r", REALM, "-q", "addprinc -randkey +requires_preauth " + principal);
        run("kadmin.local", "-r", REALM, "-q", "ktadd -k " + keytab + " " + principal);
        return keytab;
    }

    /** Whoever has the old one cannot log in with it any more. */
    public void changeKey(String principal) throws Exception {
        run("kadmin.local", "-r", REALM, "-q", "cpw -randkey " + principal);
    }

    /** What clients are told by {@code java.security.krb5.conf}. */
    public Path config() {
        return folder.resolve("krb5.conf");
    }

    /** As a crash would end it. */
    public void kill() {
        server.destroyForcibly();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void run(String... command) throws Exception {
        Process process = start(command);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + ": " + Files.readString(folder.resolve("console.log")));
        }
    }

    private Process start(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.set(0, program(command[0]).toString());
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()));
        builder.environment().put("KRB5_CONFIG", config().toString());
        builder.environment().put("KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(String name) {
        return FOLDERS.stream()
                .map(at -> Path.of(at, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        kill();
    }
}
