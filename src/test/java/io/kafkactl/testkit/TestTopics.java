package io.kafkactl.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Topic names that no other test uses, so that all tests can share one broker. */
public final class TestTopics {
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());

    private TestTopics() {}

    /** {@code market.order.placed} becomes {@code market.order.placed-m8x2k1.v1}, which keeps to the convention. */
    public static String unique(String domainEntityEvent) {
        return domainEntityEvent + "-"
                + Long.toString(NEXT.getAndIncrement(), 36).toLowerCase(Locale.ROOT) + ".v1";
    }
}
