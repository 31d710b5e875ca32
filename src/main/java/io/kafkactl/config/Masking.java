package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides secrets wherever configuration is shown, and those that were used wherever somebody else's text is. */
public final class Masking {
    private static final String MASK = "****";
    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|passphrase|secret|token|credential|user\\.info|request\\.header\\.|sasl\\.jaas\\.config|ssl\\.keystore\\.key");
    /** What such a key may end with when it tells about the secret, as {@code …token.endpoint.url} does. */
    private static final Pattern ABOUT_SECRETS =
            Pattern.compile("\\.(url|source|class|client\\.id|ms|seconds|name|file|location)$");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^,\\s]+(?=@)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*:[^}]*}");
    private static final Pattern JAAS_OPTION =
            Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\"\\s;]+))");

    /** Shorter ones, such as "kafka", are words of half of all messages. */
    private static final int SHORTEST = 6;

    /** Passwords that are none; hiding them would only spoil the sentences that they stand in. */
    private static final Set<String> NO_SECRETS = Set.of("secret", "password", "changeit");

    // For the whole process: what was a secret once stays one, whoever prints it.
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private Masking() {}

    /** References are shown, for they are none themselves. */
    public static Map<String, String> mask(Map<String, String> properties) {
        Map<String, String> shown = new LinkedHashMap<>();
        properties.forEach((key, value) -> shown.put(key, value(key, value)));
        return shown;
    }

    /** One property's value as it may be seen. */
    public static String value(String key, String value) {
        if (SecretReference.looksLikeOne(value)) {
            return reference(value);
        }
        return isSecret(key) ? MASK : url(value);
    }

    private static String reference(String value) {
        try {
            return SecretReference.of(value).map(SecretReference::shown).orElse(MASK);
        } catch (KafkactlException e) {
            return MASK;
        }
    }

    /** The address without the name and password that may stand in it. */
    public static String url(String address) {
        return USER_INFO.matcher(address).replaceAll(MASK);
    }

    /** True for a property that is never to be seen. */
    public static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET_KEY.matcher(lower).find()
                && (lower.contains("request.header.")
                        || !ABOUT_SECRETS.matcher(lower).find());
    }

    /** Whether a secret itself stands in a property, and no reference to one. */
    public static boolean isPlaintext(String key, String value) {
        if (!isSecret(key) || value.isBlank() || SecretReference.looksLikeOne(value)) {
            return false;
        }
        if (!key.endsWith("sasl.jaas.config")) {
            return !VARIABLE.matcher(value).find();
        }
        Matcher options = JAAS_OPTION.matcher(value);
        while (options.find()) {
            if (isSecretOption(options) && !VARIABLE.matcher(text(options)).find()) {
                return true;
            }
        }
        return false;
    }

    /** Not {@code tokenauth=true}, which says how and not what. */
    private static boolean isSecretOption(Matcher option) {
        return isSecret(option.group(1)) && !text(option).matches("true|false|");
    }

    private static String text(Matcher option) {
        return option.group(2) == null ? option.group(3) : option.group(2);
    }

    /** From now on {@link #hide} hides the secrets that stand in these properties. */
    public static void rememberSecretsOf(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            if (key.endsWith("sasl.jaas.config")) {
                Matcher options = JAAS_OPTION.matcher(value);
                while (options.find()) {
                    if (isSecretOption(options)) {
                        remember(text(options));
                        remember(text(options).replaceAll("\\\\(.)", "$1"));
                    }
                }
                remember(value);
            } else if (key.endsWith("user.info")) {
                remember(value.substring(value.indexOf(':') + 1));
            } else if (isSecret(key)) {
                remember(value);
            }
        });
    }

    /** From now on {@link #hide} hides the text. */
    public static void remember(String secret) {
        if (secret.length() >= SHORTEST && !NO_SECRETS.contains(secret)) {
            USED.add(secret);
        }
    }

    /** Text that is not of our own making, such as an exception's message or another library's log, without secrets. */
    public static String hide(String text) {
        String safe = text;
        // A short secret may be part of a longer one.
        List<String> longestFirst = USED.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String secret : longestFirst) {
            safe = safe.replace(secret, MASK);
        }
        return safe;
    }
}
