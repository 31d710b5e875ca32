package io.kafkactl.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the shape of a list of broker addresses before any client sees it. */
public final class BootstrapServers {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z0-9_]+://)?(?:\\[[0-9A-Fa-f:.%]+]|[^\\s:/\\[\\]]+):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private BootstrapServers() {}

    /** What is wrong with the list, or nothing. */
    public static Optional<String> complaint(String list) {
        for (String address : list.split(",", -1)) {
            Matcher matcher = ADDRESS.matcher(address.strip());
            if (!matcher.matches()) {
                return Optional.of("'" + address.strip() + "' is not HOST:PORT");
            }
            int port = Integer.parseInt(matcher.group(1));
            if (port < 1 || port > MAX_PORT) {
                return Optional.of("'" + address.strip() + "' has no port between 1 and " + MAX_PORT);
            }
        }
        return Optional.empty();
    }
}
