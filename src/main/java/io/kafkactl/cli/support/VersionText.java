package io.kafkactl.cli.support;

import io.kafkactl.client.ClientVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: version, commit, Java and kafka-clients. */
public final class VersionText implements IVersionProvider {
    /** The version of kafkactl alone. */
    public static String version() throws IOException {
        return build().getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() throws IOException {
        Properties build = build();
        return new String[] {
            "kafkactl " + build.getProperty("version", "unknown") + " (commit " + build.getProperty("commit", "unknown")
                    + ")",
            "Java " + Runtime.version(),
            "kafka-clients " + ClientVersion.text()
        };
    }

    private static Properties build() throws IOException {
        Properties build = new Properties();
        try (InputStream in = VersionText.class.getResourceAsStream("/io/kafkactl/build.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        return build;
    }
}
