package io.kafkactl.record.input;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions of a template. */
final class TemplateFunctions {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final DateTimeFormatter ISO_MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final int LONGEST_TEXT = 100 << 20;

    private static final Map<String, Function<List<String>, Template.Part>> ALL = new TreeMap<>(Map.of(
            "seq", TemplateFunctions::seq,
            "int", TemplateFunctions::integer,
            "choice", TemplateFunctions::choice,
            "text", TemplateFunctions::text,
            "uuid", TemplateFunctions::uuid,
            "now", TemplateFunctions::now));

    private TemplateFunctions() {}

    /** The function that {@code words} call, or the text that a single quoted word stands for. */
    static Template.Part parse(List<String> words) {
        if (words.isEmpty()) {
            throw KafkactlException.usage("template: nothing stands in {{}}", known());
        }
        String name = words.get(0);
        if (name.startsWith("\"") && words.size() == 1) {
            String literal = unquoted(name);
            return (moment, out) -> out.append(literal);
        }
        Function<List<String>, Template.Part> function = ALL.get(name);
        if (function == null) {
            throw KafkactlException.usage(
                    "template: there is no function '" + name + "'",
                    SimilarName.of(name, ALL.keySet())
                                    .map(similar -> "did you mean '" + similar + "'? ")
                                    .orElse("")
                            + known());
        }
        return function.apply(words.subList(1, words.size()));
    }

    private static String known() {
        return "there are " + String.join(", ", ALL.keySet());
    }

    private static Template.Part seq(List<String> arguments) {
        require(arguments.size() <= 1, "{{seq}} or {{seq FIRST}}");
        long first = arguments.isEmpty() ? 1 : number(arguments.get(0), "{{seq FIRST}}");
        return (moment, out) -> out.append(first + moment.sequence() - 1);
    }

    private static Template.Part integer(List<String> arguments) {
        String form = "{{int LEAST MOST}}, both included";
        require(arguments.size() == 2, form);
        long least = number(arguments.get(0), form);
        long most = number(arguments.get(1), form);
        require(least <= most, form);
        BigInteger range =
                BigInteger.valueOf(most).subtract(BigInteger.valueOf(least)).add(BigInteger.ONE);
        return (moment, out) -> out.append(least + below(range, moment.random()));
    }

    /** Evenly spread, also when the range is wider than half of all longs. */
    private static long below(BigInteger range, Random random) {
        BigInteger drawn;
        do {
            drawn = new BigInteger(range.bitLength(), random);
        } while (drawn.compareTo(range) >= 0);
        return drawn.longValue();
    }

    private static Template.Part choice(List<String> arguments) {
        require(!arguments.isEmpty(), "{{choice ONE TWO \"AND THREE\"}}");
        List<String> values =
                arguments.stream().map(TemplateFunctions::unquoted).toList();
        return (moment, out) -> out.append(values.get(moment.random().nextInt(values.size())));
    }

    private static Template.Part text(List<String> arguments) {
        String form = "{{text LENGTH}}, letters and digits";
        require(arguments.size() == 1, form);
        long length = number(arguments.get(0), form);
        require(length >= 0 && length <= LONGEST_TEXT, form);
        return (moment, out) -> {
            for (long i = 0; i < length; i++) {
                out.append(LETTERS.charAt(moment.random().nextInt(LETTERS.length())));
            }
        };
    }

    private static Template.Part uuid(List<String> arguments) {
        require(arguments.isEmpty(), "{{uuid}}");
        return (moment, out) -> {
            // The bits that say version 4, random.
            long high = (moment.random().nextLong() & ~0xF000L) | 0x4000L;
            long low = (moment.random().nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            out.append(new UUID(high, low));
        };
    }

    private static Template.Part now(List<String> arguments) {
        String form = "{{now}}, {{now millis}}, {{now seconds}} or {{now \"yyyy-MM-dd HH:mm:ss\"}}";
        require(arguments.size() <= 1, form);
        String how = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (how) {
            case "" -> (moment, out) -> out.append(iso(moment.now()));
            case "millis" -> (moment, out) -> out.append(moment.now().toEpochMilli());
            case "seconds" -> (moment, out) -> out.append(moment.now().getEpochSecond());
            default -> formatted(unquoted(how), form);
        };
    }

    private static String iso(Instant instant) {
        return ISO_MILLIS.format(instant);
    }

    private static Template.Part formatted(String pattern, String form) {
        try {
            DateTimeFormatter formatter =
                    DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
            // A pattern may be well-formed and ask for what a time does not have.
            formatter.formatTo(Instant.EPOCH, new StringBuilder());
            return (moment, out) -> formatter.formatTo(moment.now(), out);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(form, e.getMessage());
        }
    }

    private static long number(String word, String form) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw wrong(form, "'" + word + "' is not a whole number");
        }
    }

    private static String unquoted(String word) {
        return word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1)
                : word;
    }

    private static void require(boolean holds, String form) {
        if (!holds) {
            throw wrong(form, null);
        }
    }

    private static KafkactlException wrong(String form, @Nullable String reason) {
        return KafkactlException.usage(
                "template: it is " + form + (reason == null ? "" : "; " + reason), "kafkactl produce --help shows one");
    }
}
