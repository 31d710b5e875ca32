package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void findsTheProcessItself() {
        assertThat(self.find()).contains(ProcessHandle.current());
    }

    @Test
    void toleratesThatTheClockWasAdjusted() {
        assertThat(startedAt(self.startedAtMillis() + 1_500).running()).isTrue();
        assertThat(startedAt(self.startedAtMillis() - 1_500).running()).isTrue();
    }

    @Test
    void rejectsAReusedPid() {
        assertThat(startedAt(self.startedAtMillis() - 5_000).running()).isFalse();
        assertThat(startedAt(self.startedAtMillis() + 5_000).running()).isFalse();
    }

    @Test
    void rejectsAPidThatNobodyHas() {
        assertThat(new ProcessIdentity(Integer.MAX_VALUE, self.startedAtMillis()).running())
                .isFalse();
    }

    @Test
    void rejectsAnythingWhenItNeverLearntTheStart() {
        assertThat(startedAt(-1).running()).isFalse();
    }

    private ProcessIdentity startedAt(long millis) {
        return new ProcessIdentity(self.pid(), millis);
    }
}
