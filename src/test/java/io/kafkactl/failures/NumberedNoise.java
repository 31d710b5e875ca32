package io.kafkactl.failures;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts that begin with their number and a colon, and that nothing compresses: they fill a disk as fast as they are written. */
final class NumberedNoise {
    private NumberedNoise() {}

    /**
     * From number 0 on, always the same.
     *
     * @param bytes of noise in each, before it is written in Base64
     */
    static List<String> lines(int count, int bytes) {
        Random random = new Random(7);
        byte[] noise = new byte[bytes];
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    random.nextBytes(noise);
                    return number + ":" + Base64.getEncoder().encodeToString(noise);
                })
                .toList();
    }

    static Integer number(String line) {
        return Integer.valueOf(line.substring(0, line.indexOf(':')));
    }
}
