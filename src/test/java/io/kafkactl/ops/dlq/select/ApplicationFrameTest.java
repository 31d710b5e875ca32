package io.kafkactl.ops.dlq.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationFrameTest {
    @Test
    void takesTheFirstApplicationFrameOfTheRootCauseWithoutItsLineNumber() {
        assertThat(ApplicationFrame.of("""
                        org.springframework.Wrapped: outer
                        \tat com.shop.Listener.on(Listener.java:1)
                        Caused by: java.lang.IllegalStateException: closed
                        \tat java.base/java.util.Objects.requireNonNull(Objects.java:233)
                        \tat app//com.shop.Prices.find(Prices.java:61)
                        \t... 3 more
                        """)).isEqualTo("com.shop.Prices.find");
    }

    @Test
    void takesTheWholeTraceWhereTheRootCauseHasFrameworkFramesOnly() {
        assertThat(ApplicationFrame.of("""
                        com.shop.Failed: outer
                        \tat com.shop.Listener.on(Listener.java:1)
                        Caused by: java.net.SocketTimeoutException: read
                        \tat java.base/sun.nio.ch.NioSocketImpl.read(NioSocketImpl.java:288)
                        """)).isEqualTo("com.shop.Listener.on");
    }

    @Test
    void isTheSameForGeneratedClassesAndLambdasOfEachStart() {
        assertThat(ApplicationFrame.of("x\n\tat com.shop.Order$$SpringCGLIB$$0.lambda$pay$17(Order.java)"))
                .isEqualTo("com.shop.Order.lambda$pay$#");
    }

    @Test
    void takesAFrameworkFrameWhereThereIsNothingElseAndNothingWhereThereIsNoFrame() {
        assertThat(ApplicationFrame.of("x\n\tat java.base/java.lang.Thread.run(Thread.java:840)"))
                .isEqualTo("java.lang.Thread.run");
        assertThat(ApplicationFrame.of("Traceback (most recent call last):\n  File \"a.py\", line 3"))
                .isEmpty();
        assertThat(ApplicationFrame.of("")).isEmpty();
        assertThat(ApplicationFrame.of("x\n\tat ")).isEmpty();
    }
}
