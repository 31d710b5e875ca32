package io.kafkactl.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setting of a topic may be.
 *
 * @param oneOf the values that are allowed; any when empty
 * @param min in the brokers' unit; null without bound. -1 is for ever or without bound, and more than any number
 * @param max as {@code min}
 */
public record SettingRule(
        List<String> oneOf, @Nullable Long min, @Nullable Long max) {}
