package io.kafkactl.cli.produce;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.send.RecordOverrides;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every record gets, whatever the input says. */
@Command(optionListHeading = "What every record gets")
final class RecordOptions {
    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Key of every record.")
    @Nullable
    String key;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME=VALUE",
            description = "Header to add to every record, in the order given; may be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--partition", paramLabel = "N", description = "Partition of every record.")
    @Nullable
    Integer partition;

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description = "Timestamp of every record: 2026-01-31T10:00:00Z (UTC without a zone), milliseconds since "
                    + "1970, or @-1h for an hour ago (default: its own in JSON and CSV, else now).")
    @Nullable
    String timestamp;

    @Option(names = "--null-key", description = "Every record goes without key.")
    boolean nullKey;

    @Option(
            names = "--null-value",
            description = "Every record is a tombstone. Of text lines without --key and --key-separator, the line is "
                    + "the key.")
    boolean nullValue;

    @Option(
            names = "--require-key",
            negatable = true,
            description = "Refuse records without key, which keep no order; --no-require-key sends them where the "
                    + "context says requireKey: true.")
    @Nullable
    Boolean requireKey;

    @Nullable
    Bytes key() {
        return key == null ? null : Bytes.utf8(key);
    }

    /** Exit 2 for values that mean nothing. */
    RecordOverrides overrides(boolean contextRequiresKey, Clock clock) {
        if (partition != null && partition < 0) {
            throw KafkactlException.usage("--partition " + partition + " is less than 0", null);
        }
        return new RecordOverrides(
                partition,
                timestamp == null ? null : millis(timestamp, clock),
                headers.stream().map(RecordOptions::header).toList(),
                nullKey,
                nullValue,
                requireKey == null ? contextRequiresKey : requireKey);
    }

    private static long millis(String text, Clock clock) {
        try {
            Position position = Position.parse(text.startsWith("@") ? text : "@" + text);
            if (position instanceof Position.AtTime time) {
                return time.epochMillis();
            }
            if (position instanceof Position.Ago ago) {
                return clock.millis() - ago.age().toMillis();
            }
        } catch (IllegalArgumentException e) {
            throw notATime(text);
        }
        throw notATime(text);
    }

    private static KafkactlException notATime(String text) {
        return KafkactlException.usage(
                "--timestamp '" + text + "' is not a time", "2026-01-31T10:00:00Z, milliseconds since 1970, or @-1h");
    }

    private static Header header(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw KafkactlException.usage("header '" + text + "' is not NAME=VALUE", null);
        }
        return new Header(text.substring(0, equals), Bytes.utf8(text.substring(equals + 1)));
    }
}
