package io.kafkactl.ops.topic.sizing;

import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many partitions a topic needs, and the arithmetic that says so.
 *
 * @param terms what each demand alone would need
 * @param binding the name of the term that decided
 * @param band the usual numbers for such a rate
 * @param rounding how the number was made round; empty when it was round
 * @param warning null when the number is within the band
 */
public record PartitionSizing(
        SizingRequest request,
        int partitions,
        List<Term> terms,
        String binding,
        Band band,
        String rounding,
        @Nullable String warning) {
    /** One demand, with its arithmetic for people. */
    public record Term(String name, String arithmetic, int partitions) {}

    /** The usual numbers of partitions for a range of rates; the top of the last one is soft. */
    public record Band(String rates, int low, int high) {
        private static final Band SLOW = new Band("below 1,000 records/s", 3, 6);
        private static final Band MEDIUM = new Band("1,000 to 10,000 records/s", 6, 12);
        private static final Band FAST = new Band("above 10,000 records/s", 12, 24);

        static Band of(double rate) {
            if (rate < 1_000) {
                return SLOW;
            }
            return rate <= 10_000 ? MEDIUM : FAST;
        }

        boolean isTop() {
            return equals(FAST);
        }
    }

    static final int MOST_PARTITIONS = 100_000;
    private static final List<Integer> ROUND = List.of(3, 6, 12, 24, 48, 96);
    private static final String CONSUMERS = "consumers";
    private static final String BAND = "band";

    public static PartitionSizing of(SizingRequest request) {
        List<Term> terms = terms(request);
        Band band = Band.of(request.rate());
        terms.add(new Term(BAND, band.rates() + ": at least " + band.low(), band.low()));
        Term binding =
                terms.stream().max(Comparator.comparingInt(Term::partitions)).orElseThrow();
        // Among equals the first is meant: max() finds the last.
        Term first = terms.stream()
                .filter(term -> term.partitions() == binding.partitions())
                .findFirst()
                .orElse(binding);
        int needed = binding.partitions();
        Rounded rounded = round(needed, request);
        String warning = needed <= band.high()
                ? null
                : needed + " is above the usual band of " + band.low() + " to " + band.high()
                        + (band.isTop() ? " or a little more" : "")
                        + ": check what one partition can take, and whether there are that many keys";
        return new PartitionSizing(request, rounded.partitions(), terms, first.name(), band, rounded.reason(), warning);
    }

    private static List<Term> terms(SizingRequest request) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(CONSUMERS, request.consumers() + " in parallel, one partition each", request.consumers()));
        terms.add(new Term(
                "rate",
                number(request.rate()) + " records/s / " + number(request.perPartitionRate()) + " per partition",
                ceiling(request.rate() / request.perPartitionRate())));
        Long bytes = request.averageBytes();
        if (bytes != null) {
            terms.add(new Term(
                    "bytes",
                    number(request.rate()) + " records/s * " + number((double) bytes) + " bytes / "
                            + number((double) request.perPartitionBytes()) + " bytes/s per partition",
                    ceiling(request.rate() * bytes / request.perPartitionBytes())));
        }
        return terms;
    }

    private static int ceiling(double partitions) {
        // A quotient such as 3.0000000000000004 is 3.
        double exact = Math.ceil(partitions - 1e-9);
        if (exact > MOST_PARTITIONS) {
            throw KafkactlException.invalid(
                    "INVALID_VALUE",
                    String.format(Locale.ROOT, "%,.0f partitions are more than any topic has", exact),
                    "check the rate and what one partition can take");
        }
        return (int) exact;
    }

    private record Rounded(int partitions, String reason) {}

    /** Round numbers have many divisors, so that consumers and brokers share them evenly; but not at any price. */
    private static Rounded round(int needed, SizingRequest request) {
        int most = needed + needed / 2;
        for (int round : ROUND) {
            if (round == needed) {
                return new Rounded(needed, "");
            }
            if (round > needed && round <= most) {
                return new Rounded(round, needed + " -> " + round + ", the next of 3, 6, 12, 24, 48, 96");
            }
        }
        Integer brokers = request.brokers();
        int consumers = request.consumers();
        List<Divisor> divisors = new ArrayList<>();
        if (brokers != null) {
            divisors.add(new Divisor(
                    lcm(consumers, brokers),
                    Counted.of(consumers, "consumer") + " and " + Counted.of(brokers, "broker")));
        }
        divisors.add(new Divisor(consumers, Counted.of(consumers, "consumer")));
        if (brokers != null) {
            divisors.add(new Divisor(brokers, Counted.of(brokers, "broker")));
        }
        for (Divisor divisor : divisors) {
            long multiple = (needed + divisor.number() - 1) / divisor.number() * divisor.number();
            if (divisor.number() > 1 && multiple <= most) {
                return multiple == needed
                        ? new Rounded(needed, "")
                        : new Rounded(
                                (int) multiple, needed + " -> " + multiple + ", a multiple of " + divisor.words());
            }
        }
        return new Rounded(needed, "");
    }

    private record Divisor(long number, String words) {}

    private static long lcm(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return (long) a / x * b;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
