package io.kafkactl.ops.security;

/** One limit of one entity. */
public record QuotaValue(QuotaEntity entity, String key, double value) {
    /** For people: {@code 10.0 MiB/s}. */
    public String words() {
        return QuotaKey.words(key, value);
    }
}
