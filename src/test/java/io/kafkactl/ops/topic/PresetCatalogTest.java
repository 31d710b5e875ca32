package io.kafkactl.ops.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.config.PresetSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresetCatalogTest {
    private static final PresetSettings LONG_TICKS =
            new PresetSettings("price-ticks", null, null, Map.of("retention.ms", "3d"), null, null, "weekends");

    @Test
    void theBuiltInOnesAreThoseThatAContextFileKnows() {
        assertThat(new PresetCatalog(Map.of()).all())
                .extracting(Preset::name)
                .containsExactlyElementsOf(PresetSettings.BUILT_IN);
    }

    @Test
    void theBuiltInOnesHaveTheirValues() {
        PresetCatalog presets = new PresetCatalog(Map.of());

        assertThat(presets.require("price-ticks").partitions()).isEqualTo(12);
        assertThat(presets.require("price-ticks").config())
                .isEqualTo(Map.of(
                        "retention.ms", "86400000",
                        "cleanup.policy", "delete",
                        "compression.type", "lz4",
                        "segment.ms", "3600000"));
        assertThat(presets.require("news").partitions()).isEqualTo(6);
        assertThat(presets.require("news").config())
                .isEqualTo(Map.of("retention.ms", "604800000", "cleanup.policy", "delete", "compression.type", "gzip"));
        assertThat(presets.require("audit").deleteProtection()).isTrue();
        assertThat(presets.require("audit").config())
                .isEqualTo(Map.of(
                        "retention.ms", "7776000000",
                        "cleanup.policy", "delete",
                        "compression.type", "gzip",
                        "min.insync.replicas", "2"));
        assertThat(presets.require("changelog").keyRequired()).isTrue();
        assertThat(presets.require("changelog").config())
                .isEqualTo(Map.of(
                        "retention.ms", "-1",
                        "cleanup.policy", "compact",
                        "compression.type", "lz4",
                        "delete.retention.ms", "86400000"));
    }

    @Test
    void aContextExtendsAndReplaces() {
        PresetCatalog presets = new PresetCatalog(Map.of(
                "ticks-long",
                LONG_TICKS,
                "ticks-longer",
                new PresetSettings("ticks-long", 24, null, Map.of("retention.ms", "9d"), true, null, null),
                "audit",
                new PresetSettings("audit", null, 3, Map.of(), null, null, null),
                "news",
                new PresetSettings(null, 1, null, Map.of(), null, null, null)));

        assertThat(presets.all())
                .extracting(Preset::name)
                .containsExactly("price-ticks", "news", "audit", "changelog", "ticks-long", "ticks-longer");
        Preset longer = presets.require("ticks-longer");
        assertThat(longer.partitions()).isEqualTo(24);
        assertThat(longer.config()).containsEntry("retention.ms", "777600000").containsEntry("segment.ms", "3600000");
        assertThat(longer.deleteProtection()).isTrue();
        assertThat(longer.reason()).isEqualTo("weekends");
        assertThat(presets.require("audit").replicationFactor()).isEqualTo(3);
        assertThat(presets.require("audit").config()).containsEntry("min.insync.replicas", "2");
        assertThat(presets.require("news").config()).isEmpty();
    }

    @Test
    void anUnknownOneNamesTheNearest() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> new PresetCatalog(Map.of("ticks-long", LONG_TICKS)).require("tick-long"))
                .matches(e -> e.exitCode() == ExitCode.NOT_FOUND)
                .matches(e -> e.hint().orElse("").equals("did you mean 'ticks-long'?"));
    }
}
