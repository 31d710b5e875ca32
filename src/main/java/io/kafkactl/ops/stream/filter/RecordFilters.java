package io.kafkactl.ops.stream.filter;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filters that keep nothing between records, so that all threads may share them. */
public final class RecordFilters {
    private RecordFilters() {}

    /** A null key is no key, so it matches no text, not even the empty one. */
    public static RecordFilter keyIs(String key) {
        Bytes wanted = Bytes.utf8(key);
        return record -> wanted.equals(record.key());
    }

    /** The whole text of the key has to match; bytes that are no text stand as replacement characters in it. */
    public static RecordFilter keyMatches(Pattern pattern) {
        return record -> {
            Bytes key = record.key();
            return key != null && pattern.matcher(key.text()).matches();
        };
    }

    /** A header of that name, and with a value given one that has exactly this value. */
    public static RecordFilter hasHeader(String name, @Nullable String value) {
        Bytes wanted = value == null ? null : Bytes.utf8(value);
        return record -> {
            for (Header header : record.headers()) {
                if (header.name().equals(name) && (wanted == null || Objects.equals(header.value(), wanted))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Passes what passes each, asked in this order. */
    public static RecordFilter all(List<RecordFilter> filters) {
        return switch (filters.size()) {
            case 0 -> RecordFilter.EVERYTHING;
            case 1 -> filters.get(0);
            default -> record -> passesEach(filters, record);
        };
    }

    private static boolean passesEach(List<RecordFilter> filters, KafkaRecord record) {
        for (RecordFilter filter : filters) {
            if (!filter.test(record)) {
                return false;
            }
        }
        return true;
    }
}
