package io.kafkactl.ops.security;

import io.kafkactl.error.KafkactlException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes passwords, and refuses those that are none. */
public final class Passwords {
    /** Without letters that look alike, and without any that a shell or a JAAS text would take for something else. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 32;

    private Passwords() {}

    /** 32 letters and digits at random: 186 bits. */
    public static String generate() {
        RandomGenerator random = new SecureRandom();
        return random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The same text; exit 4 for one that nobody could log in with, or that was cut off. */
    public static String require(String password) {
        if (password.isEmpty()) {
            throw KafkactlException.invalid("EMPTY_PASSWORD", "the password is empty", "--generate makes one");
        }
        if (password.chars().anyMatch(c -> Character.isISOControl(c))) {
            throw KafkactlException.invalid(
                    "BAD_PASSWORD", "the password has a control character in it", "give one line of text");
        }
        return password;
    }
}
