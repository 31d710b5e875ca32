package io.kafkactl.ops.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTargetTest {
    @Test
    void isAPositionOrAShift() {
        assertThat(OffsetTarget.parse("current")).isEqualTo(new OffsetTarget.Shift(0));
        assertThat(OffsetTarget.parse("current+5")).isEqualTo(new OffsetTarget.Shift(5));
        assertThat(OffsetTarget.parse("current-5")).isEqualTo(new OffsetTarget.Shift(-5));
        assertThat(OffsetTarget.parse("end")).isEqualTo(new OffsetTarget.At(Position.END));
        assertThat(OffsetTarget.parse("-5")).isEqualTo(new OffsetTarget.At(new Position.BeforeEnd(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"currently", "current5", "current+", "current+-1", "", "yesterday"})
    void rejectsAllElse(String text) {
        assertThatThrownBy(() -> OffsetTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a position");
    }
}
