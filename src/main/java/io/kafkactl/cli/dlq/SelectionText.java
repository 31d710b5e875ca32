package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.RegexOption;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.select.Condition;
import io.kafkactl.ops.dlq.select.Conditions;
import io.kafkactl.ops.dlq.select.OffsetChoice;
import io.kafkactl.ops.dlq.select.WhereCondition;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.Position;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text of the selection options; exit 2 for what cannot be meant. */
final class SelectionText {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern ATTEMPTS = Pattern.compile("\\s*(<=|>=|<|>|=|)\\s*(\\d{1,9})\\s*");

    private final SelectionOptions options;
    private final DlqTopic dlq;
    private final Instant now;
    private final Cancellation cancellation;
    private final RecordFailures failures;
    private final List<Condition> conditions = new ArrayList<>();

    SelectionText(
            SelectionOptions options, DlqTopic dlq, Instant now, Cancellation cancellation, RecordFailures failures) {
        this.options = options;
        this.dlq = dlq;
        this.now = now;
        this.cancellation = cancellation;
        this.failures = failures;
    }

    /** The cheap ones first. */
    List<Condition> conditions() {
        keysAndHeaders();
        origin();
        times();
        failure();
        String where = options.where;
        if (where != null) {
            JqProgram program = JqProgram.compile("--where", where, cancellation);
            conditions.add(
                    new WhereCondition(program, where, new RecordJson(BytesFormat.BYTES, BytesFormat.BYTES), failures));
        }
        return conditions;
    }

    private void keysAndHeaders() {
        if (options.key != null) {
            conditions.add(Conditions.key(options.key));
        }
        if (options.keyPrefix != null) {
            conditions.add(Conditions.keyPrefix(options.keyPrefix));
        }
        for (String header : options.headers) {
            conditions.add(header(header));
        }
    }

    private static Condition header(String text) {
        boolean absent = text.startsWith("!");
        int equals = text.indexOf('=');
        String name = absent ? text.substring(1) : equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty() || (absent && equals >= 0)) {
            throw KafkactlException.usage(
                    "--header '" + text + "' is not NAME, NAME=VALUE or !NAME",
                    "!NAME selects the records without that header");
        }
        return absent
                ? Conditions.noHeader(name)
                : Conditions.header(name, equals < 0 ? null : text.substring(equals + 1));
    }

    private void origin() {
        if (options.source != null) {
            conditions.add(source(options.source));
        }
        if (options.group != null) {
            conditions.add(Conditions.group(dlq, options.group));
        }
        OffsetChoice origin = offsets("--origin-offsets", options.originOffsets);
        if (origin != null) {
            conditions.add(Conditions.originOffsets(origin));
        }
    }

    /** No topic's name has a colon in it. */
    private Condition source(String text) {
        int colon = text.indexOf(':');
        String topic = colon < 0 ? text : text.substring(0, colon);
        String partition = colon < 0 ? "" : text.substring(colon + 1);
        if (topic.isEmpty() || (colon >= 0 && !partition.matches("\\d{1,9}"))) {
            throw KafkactlException.usage("--topic '" + text + "' is not TOPIC or TOPIC:PARTITION", null);
        }
        return Conditions.source(dlq, topic, colon < 0 ? null : Integer.valueOf(partition));
    }

    private void times() {
        Instant since = time("--failed-since", options.failedSince);
        Instant before = time("--failed-before", options.failedBefore);
        if (since != null && before != null && !since.isBefore(before)) {
            throw KafkactlException.usage(
                    "--failed-since " + since + " is not before --failed-before " + before,
                    "nothing lies between them");
        }
        if (since != null) {
            conditions.add(Conditions.failedSince(since));
        }
        if (before != null) {
            conditions.add(Conditions.failedBefore(before));
        }
    }

    private @Nullable Instant time(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Position position = Position.parse(text.startsWith("@") ? text : "@" + text);
            if (position instanceof Position.Ago ago) {
                return now.minus(ago.age());
            }
            return Instant.ofEpochMilli(((Position.AtTime) position).epochMillis());
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage(
                    option + " '" + text + "' is not a time", "such as @2026-01-31T10:00:00Z, @epochMillis or @-1h");
        }
    }

    private void failure() {
        if (options.attempts != null) {
            conditions.add(attempts(options.attempts));
        }
        if (options.errorClass != null) {
            conditions.add(Conditions.errorClass(RegexOption.parse("--error-class", options.errorClass), cancellation));
        }
        if (options.error != null) {
            conditions.add(Conditions.error(RegexOption.parse("--error", options.error), cancellation));
        }
        String fingerprint = options.fingerprint;
        if (fingerprint != null) {
            if (!FINGERPRINT.matcher(fingerprint).matches()) {
                throw KafkactlException.usage(
                        "--fingerprint '" + fingerprint + "' is not 12 hexadecimal digits",
                        "'kafkactl dlq stats " + dlq.name() + "' shows them");
            }
            conditions.add(Conditions.fingerprint(dlq, fingerprint));
        }
    }

    private static Condition attempts(String text) {
        Matcher form = ATTEMPTS.matcher(text);
        if (!form.matches()) {
            throw KafkactlException.usage(
                    "--attempts '" + text + "' is not a number or a comparison such as '<3'",
                    "quote it: the shell takes < and > for itself");
        }
        long bound = Long.parseLong(form.group(2));
        LongPredicate test = switch (form.group(1)) {
            case "<" -> n -> n < bound;
            case "<=" -> n -> n <= bound;
            case ">" -> n -> n > bound;
            case ">=" -> n -> n >= bound;
            default -> n -> n == bound;
        };
        return Conditions.attempts(text.strip(), test);
    }

    static @Nullable OffsetChoice offsets(String option, @Nullable String text) {
        try {
            return text == null ? null : OffsetChoice.parse(text);
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage(option + ": " + e.getMessage(), null);
        }
    }

    /** Conditions that no record can fulfil together are a slip of the user's, and would look as if all were well. */
    static void requireSense(SelectionOptions options) {
        if (options.limit != null && options.limit < 1) {
            throw KafkactlException.usage("--limit " + options.limit + " selects nothing", null);
        }
        if (options.from instanceof Position.Offset first
                && options.to instanceof Position.Offset end
                && first.offset() >= end.offset()) {
            throw KafkactlException.usage(
                    "--from " + first.offset() + " is not before --to " + end.offset(), "nothing lies between them");
        }
        if (options.key != null && options.keyPrefix != null && !options.key.startsWith(options.keyPrefix)) {
            throw KafkactlException.usage(
                    "--key '" + options.key + "' does not begin with --key-prefix '" + options.keyPrefix + "'", null);
        }
        for (String header : options.headers) {
            String name = header.startsWith("!") ? header.substring(1) : "";
            if (!name.isEmpty() && options.headers.stream().anyMatch(h -> h.equals(name) || h.startsWith(name + "="))) {
                throw KafkactlException.usage("--header asks for '" + name + "' both with and without it", null);
            }
        }
        requireCommonPartitions(options);
    }

    private static void requireCommonPartitions(SelectionOptions options) {
        OffsetChoice offsets = offsets("--offsets", options.offsets);
        if (offsets == null || options.partitions == null) {
            return;
        }
        int count = Collections.max(offsets.partitions()) + 1;
        List<Integer> chosen = new ArrayList<>(options.partitions.upTo(count));
        chosen.retainAll(offsets.partitions());
        if (chosen.isEmpty()) {
            throw KafkactlException.usage(
                    "--offsets " + offsets + " has none of --partition " + options.partitions, null);
        }
    }

    static boolean isAnyGiven(SelectionOptions o) {
        return !o.headers.isEmpty()
                || Stream.of(
                                o.from,
                                o.to,
                                o.partitions,
                                o.offsets,
                                o.source,
                                o.group,
                                o.errorClass,
                                o.error,
                                o.fingerprint,
                                o.failedSince,
                                o.failedBefore,
                                o.originOffsets,
                                o.key,
                                o.keyPrefix,
                                o.where,
                                o.attempts,
                                o.limit)
                        .anyMatch(Objects::nonNull);
    }
}
