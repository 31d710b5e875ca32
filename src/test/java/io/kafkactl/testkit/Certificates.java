package io.kafkactl.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys and certificates of a test's own authorities, made by the JDK's keytool, as PKCS12 and as PEM. */
public final class Certificates {
    public static final String PASSWORD = "changeit";

    private final Path folder;

    /** Everything lies in {@code folder}. */
    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A new authority, and a truststore of it alone as {@code NAME-trust.p12} and {@code NAME-trust.pem}. */
    public void authority(String name) throws Exception {
        genkeypair(name, name, "-ext", "bc:critical=ca:true", "-validity", "30");
        Certificate certificate = load(store(name)).getCertificate(name);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(name, certificate);
        save(trust, folder.resolve(name + "-trust.p12"));
        Files.writeString(folder.resolve(name + "-trust.pem"), pem("CERTIFICATE", certificate.getEncoded()));
    }

    /**
     * A key with a certificate of that authority, as {@code NAME.p12} and {@code NAME.pem}.
     *
     * @param options of keytool, such as {@code -ext} and {@code -startdate}
     */
    public void issue(String name, String authority, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-signer", authority));
        all.addAll(List.of(options));
        Path signing = store(authority);
        genkeypair(signing, name, name, all.toArray(String[]::new));
        KeyStore both = load(signing);
        Key key = both.getKey(name, PASSWORD.toCharArray());
        Certificate[] chain = both.getCertificateChain(name);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(name, key, PASSWORD.toCharArray(), chain);
        save(own, store(name));
        StringBuilder text = new StringBuilder(pem("PRIVATE KEY", key.getEncoded()));
        for (Certificate certificate : chain) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(folder.resolve(name + ".pem"), text);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void genkeypair(String name, String commonName, String... options) throws Exception {
        genkeypair(store(name), name, commonName, options);
    }

    private void genkeypair(Path store, String alias, String commonName, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + commonName,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Path log = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + ": " + Files.readString(log));
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void save(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
