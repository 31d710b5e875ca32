package io.kafkactl.config;

import java.util.Map;

/** What holds for the topics of a context: how they are named, checked, and made. */
public record HouseRules(
        NamingSettings naming, LintSettings lint, TopicDefaults topicDefaults, Map<String, PresetSettings> presets) {
    /** Where nothing is said. */
    public static final HouseRules DEFAULT =
            new HouseRules(NamingSettings.DEFAULT, LintSettings.NONE, TopicDefaults.NONE, Map.of());

    public HouseRules withNaming(NamingSettings value) {
        return new HouseRules(value, lint, topicDefaults, presets);
    }
}
