package io.kafkactl.ops.topic.naming;

import java.util.List;
import java.util.Optional;

/** A topic that stands beside another one, recognised by its suffix: a retry stage, dead letters, parked records. */
public record CompanionName(String base, Kind kind, String suffix) {
    /** What a companion is for. */
    public enum Kind {
        RETRY,
        DEAD_LETTER,
        PARKED
    }

    private record Suffix(String text, Kind kind, boolean numbered, int firstNumber) {}

    /** The house's own first, then those of Spring Kafka. */
    private static final List<Suffix> SUFFIXES = List.of(
            new Suffix(".dlq", Kind.DEAD_LETTER, false, 0),
            new Suffix(".dead-letter", Kind.DEAD_LETTER, false, 0),
            new Suffix(".parked", Kind.PARKED, false, 0),
            new Suffix(".retry-", Kind.RETRY, true, 1),
            new Suffix("-dlt", Kind.DEAD_LETTER, false, 0),
            new Suffix(".DLT", Kind.DEAD_LETTER, false, 0),
            new Suffix("-retry", Kind.RETRY, false, 0),
            new Suffix("-retry-", Kind.RETRY, true, 0));

    private static final int MAX_DIGITS = 4;

    /** The topic beside which {@code topic} stands, going by the name alone. */
    public static Optional<CompanionName> baseOf(String topic) {
        for (Suffix suffix : SUFFIXES) {
            int start = topic.lastIndexOf(suffix.text());
            if (start > 0 && endsThere(topic, start + suffix.text().length(), suffix)) {
                return Optional.of(new CompanionName(topic.substring(0, start), suffix.kind(), topic.substring(start)));
            }
        }
        return Optional.empty();
    }

    /** The name without its suffix, or as it is when no companion bears it. */
    public static String withoutSuffix(String topic) {
        return baseOf(topic).map(CompanionName::base).orElse(topic);
    }

    private static boolean endsThere(String topic, int end, Suffix suffix) {
        String rest = topic.substring(end);
        if (!suffix.numbered()) {
            return rest.isEmpty();
        }
        boolean digits = !rest.isEmpty()
                && rest.length() <= MAX_DIGITS
                && rest.chars().allMatch(c -> c >= '0' && c <= '9')
                && (rest.length() == 1 || rest.charAt(0) != '0');
        return digits && Integer.parseInt(rest) >= suffix.firstNumber();
    }
}
