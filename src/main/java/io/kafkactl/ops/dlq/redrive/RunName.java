package io.kafkactl.ops.dlq.redrive;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names runs: the time for people, random digits so that two in one second differ. */
public final class RunName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunName() {}

    public static String at(Instant time) {
        return TIME.format(time) + "-" + String.format("%06x", RANDOM.nextInt(1 << 24));
    }
}
