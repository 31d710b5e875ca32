package io.kafkactl.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Hides secrets wherever configuration is shown. */
public final class Masking {
    private static final String MASK = "****";
    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|secret|token|credential|user\\.info|request\\.header\\.|sasl\\.jaas\\.config|ssl\\.keystore\\.key");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^,\\s]+(?=@)");

    private Masking() {}

    public static Map<String, String> mask(Map<String, String> properties) {
        Map<String, String> shown = new LinkedHashMap<>();
        properties.forEach((key, value) -> shown.put(key, isSecret(key) ? MASK : url(value)));
        return shown;
    }

    /** The address without the name and password that may stand in it. */
    public static String url(String address) {
        return USER_INFO.matcher(address).replaceAll(MASK);
    }

    /** True for a property that is never to be seen. */
    public static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
    }
}
