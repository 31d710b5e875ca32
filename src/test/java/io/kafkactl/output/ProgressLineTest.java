package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static String text(Work work, int seconds, int width) {
        return new ProgressLine(work, 0).text(Duration.ofSeconds(seconds), width);
    }

    private static Work letters(long done, long total) {
        return Work.of("redrive", "dead letters", () -> done, () -> total);
    }

    @Test
    void tellsHowMuchIsDoneHowFastAndWhenTheRestWillBe() {
        assertThat(text(letters(1_500, 6_000), 3, 79))
                .isEqualTo("redrive  25% [=====>               ] 1,500/6,000 dead letters, 500/s, 0:09 left");
    }

    @Test
    void countsWithoutABarWhereNobodyKnowsTheEnd() {
        assertThat(text(Work.of("produce", "records", () -> 12_345, () -> -1), 70, 79))
                .isEqualTo("produce  12,345 records, 176/s, 1:10");
    }

    @Test
    void foretellsNothingBeforeAnythingIsDone() {
        assertThat(text(letters(0, 6_000), 4, 79)).endsWith("0/6,000 dead letters, 0.0/s, 0:04");
    }

    @Test
    void goesByTheWorkThatWasDoneSinceTheClockStarted() {
        assertThat(new ProgressLine(letters(1_100, 2_000), 1_000).text(Duration.ofSeconds(10), 79))
                .endsWith("1,100/2,000 dead letters, 10/s, 1:30 left");
    }

    @Test
    void isFullWhenAllIsDoneAndMoreThanAllIsNotShown() {
        assertThat(text(letters(7_000, 6_000), 3, 79))
                .startsWith("redrive 100% [======")
                .contains("=] 6,000/6,000");
        assertThat(text(letters(0, 0), 3, 79)).startsWith("redrive 100% ");
    }

    @Test
    void showsBytesInTheUnitThatSuitsTheirNumber() {
        assertThat(text(Work.ofBytes("copy", () -> 25L << 20, () -> 50L << 20), 2, 79))
                .contains(" 50% ", "25/50 MiB, 13/s, 0:02 left");
        assertThat(text(Work.ofBytes("copy", () -> 25L << 10, () -> 50L << 10), 20, 79))
                .contains("25/50 KiB, 1.3/s, 0:20 left");
        assertThat(text(Work.ofBytes("copy", () -> 25, () -> 50), 2, 79)).contains("25/50 bytes");
    }

    @Test
    void saysWhatMoreIsWorthKnowing() {
        assertThat(text(Work.ofBytes("produce", () -> 25, () -> 50).saying(() -> "3 records"), 1, 79))
                .endsWith("0:01 left, 3 records");
    }

    @Test
    void givesUpTheBarAndThenTheEndOfTheLineInANarrowTerminal() {
        String narrow = text(letters(1_500, 6_000), 3, 60);
        assertThat(narrow).isEqualTo("redrive  25% 1,500/6,000 dead letters, 500/s, 0:09 left");
        assertThat(text(letters(1_500, 6_000), 3, 20)).isEqualTo(narrow.substring(0, 20));
    }

    @Test
    void aWaitHasNoRate() {
        assertThat(text(Work.of("watch", "seconds", () -> 12, () -> 30), 12, 79))
                .endsWith("12/30 seconds, 0:18 left");
    }

    @Test
    void showsHours() {
        assertThat(text(letters(1, 36_001), 1, 79)).endsWith("1.0/s, 10:00:00 left");
    }
}
