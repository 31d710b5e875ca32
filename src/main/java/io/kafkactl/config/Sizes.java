package io.kafkactl.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512 64KiB 1MiB} in powers of two, {@code 64kB 1GB} in powers of ten. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([kKMGT]i?B|B)?");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("B", 1L),
            Map.entry("kB", 1_000L),
            Map.entry("KB", 1_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("TB", 1_000_000_000_000L),
            Map.entry("KiB", 1L << 10),
            Map.entry("MiB", 1L << 20),
            Map.entry("GiB", 1L << 30),
            Map.entry("TiB", 1L << 40));

    private static final List<String> STEPS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    private Sizes() {}

    /** Bytes; throws IllegalArgumentException, with a message fit for the user, for anything else than a size. */
    public static long parse(String text) {
        Matcher size = SIZE.matcher(text);
        Long unit = size.matches() ? UNITS.get(size.group(2) == null ? "B" : size.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(complaint(text));
        }
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(complaint(text), e);
        }
    }

    /** Rounded to three digits, for people: {@code 1.46 GiB}. */
    public static String words(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_000 && unit < STEPS.size() - 1) {
            value /= 1 << 10;
            unit++;
        }
        if (unit == 0) {
            return bytes + " B";
        }
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, STEPS.get(unit));
    }

    private static String complaint(String text) {
        return "'" + text + "' is not a size such as 512, 64KiB, 1MiB or 1GB (1GB is 1,000,000,000 bytes)";
    }
}
