package io.kafkactl.cli.produce;

import io.kafkactl.config.Rates;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.send.DeliveryOptions;
import io.kafkactl.ops.stream.send.Partitioning;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How records travel to the brokers. */
@Command(optionListHeading = "On the way")
final class SendOptions {
    /** The codecs that Kafka knows. */
    enum Codec {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many replicas have to have a record before it counts as acknowledged. */
    enum Acks {
        ALL("all"),
        ONE("1"),
        ZERO("0");

        private final String text;

        Acks(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Lets an option take a rate such as {@code 500/s}. */
    static final class RateConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            try {
                return Rates.perSecond(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Option(
            names = "--partitioner",
            paramLabel = "NAME",
            description = "One of: ${COMPLETION-CANDIDATES} (default: murmur2). murmur2 places keys like Kafka's own "
                    + "clients, crc32 like librdkafka; sticky and round-robin do not look at the key.")
    @Nullable
    Partitioning partitioning;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "At most so many records a second, minute or hour, evenly: 500/s, 90/m, 10/h.")
    @Nullable
    Double rate;

    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "One of: ${COMPLETION-CANDIDATES} (default: lz4).")
    @Nullable
    Codec compression;

    @Option(
            names = "--acks",
            paramLabel = "N",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: all). With 1 a record can be lost or doubled when "
                            + "a broker fails; with 0 nobody says whether it arrived.")
    @Nullable
    Acks acks;

    @Option(
            names = "--transactional",
            description = "Send the whole input in one transaction: all of it or, after any failure or Ctrl-C, none.")
    boolean transactional;

    DeliveryOptions delivery() {
        if (transactional && acks != null && acks != Acks.ALL) {
            throw KafkactlException.usage("--transactional needs --acks all", null);
        }
        return new DeliveryOptions(
                partitioning,
                compression == null ? null : compression.toString(),
                acks == null ? null : acks.toString(),
                transactional,
                rate);
    }

    /** What the user gives up with weaker acknowledgements, or null. */
    @Nullable
    String warning() {
        if (acks == null || acks == Acks.ALL) {
            return null;
        }
        return "--acks " + acks + ": no idempotence, so a record may be lost, doubled or out of order when a broker "
                + "fails" + (acks == Acks.ZERO ? ", and nobody says so" : "");
    }
}
