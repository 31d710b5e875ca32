package io.kafkactl.ops.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One limit before and after; null where there is none. */
public record QuotaChange(
        QuotaEntity entity,
        String key,
        @Nullable Double before,
        @Nullable Double after) {
    public boolean isChange() {
        return !Objects.equals(before, after);
    }

    /** For people. */
    public String beforeWords() {
        return words(before);
    }

    /** For people. */
    public String afterWords() {
        return words(after);
    }

    private String words(@Nullable Double value) {
        return value == null ? "unlimited" : QuotaKey.words(key, value);
    }

    /** One line for people. */
    public String text() {
        return entity.words() + ": " + key + " " + beforeWords() + " -> " + afterWords();
    }
}
