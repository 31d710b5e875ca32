package io.kafkactl.ops.security;

import io.kafkactl.error.KafkactlException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address in an ACL, from which alone it holds. */
public final class HostRange {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern RANGE = Pattern.compile("(" + ADDRESS.pattern() + ")/\\d{1,3}");

    private HostRange() {}

    /** The same text; exit 2 for a name, with which brokers compare no address. */
    public static String require(String text) {
        if (text.equals(Acl.ANY_HOST) || isRange(text) || isAddress(text)) {
            return text;
        }
        throw KafkactlException.usage(
                "--host '" + text + "' is no address: brokers compare addresses, not names",
                "give an address such as 10.1.2.3, a range such as 10.1.0.0/16 (Kafka 4.4 and newer), or * for all");
    }

    static boolean isRange(String text) {
        return RANGE.matcher(text).matches() && isAddress(text.replaceFirst("/.*", ""));
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches() && parse(text) != null;
    }

    /** Whether an ACL for {@code range} holds for a client at {@code address}. */
    static boolean contains(String range, String address) {
        if (range.equals(Acl.ANY_HOST) || range.equals(address)) {
            return true;
        }
        int slash = range.indexOf('/');
        byte[] first = slash < 0 || !isRange(range) ? null : parse(range.substring(0, slash));
        byte[] asked = isAddress(address) ? parse(address) : null;
        if (first == null || asked == null || first.length != asked.length) {
            return false;
        }
        int free = Math.max(0, first.length * Byte.SIZE - Integer.parseInt(range.substring(slash + 1)));
        return new BigInteger(1, first).shiftRight(free).equals(new BigInteger(1, asked).shiftRight(free));
    }

    /** Asks no name server: only what has the form of an address comes here. */
    private static byte @Nullable [] parse(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
