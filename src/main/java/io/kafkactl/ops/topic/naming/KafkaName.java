package io.kafkactl.ops.topic.naming;

import java.util.ArrayList;
import java.util.List;

/** What Kafka itself, and this house whatever the convention, demand of a topic's name. */
final class KafkaName {
    static final int MAX_LENGTH = 249;
    private static final String RESERVED = "__";

    private KafkaName() {}

    static List<NamingViolation> violations(String name) {
        List<NamingViolation> violations = new ArrayList<>();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            violations.add(new NamingViolation(null, "is no name that Kafka accepts", null));
        }
        name.codePoints()
                .filter(c -> !isLegal(c))
                .distinct()
                .forEach(c -> violations.add(new NamingViolation(
                        null,
                        "has '" + Character.toString(c) + "' in it: Kafka allows letters, digits, '.', '_' and '-'",
                        null)));
        if (name.startsWith(RESERVED)) {
            violations.add(new NamingViolation(null, "begins with '__', which Kafka keeps for itself", null));
        }
        violations.addAll(lengthViolations(name));
        return violations;
    }

    static List<NamingViolation> lengthViolations(String name) {
        return name.length() <= MAX_LENGTH
                ? List.of()
                : List.of(new NamingViolation(
                        null, "has " + name.length() + " characters, and Kafka allows " + MAX_LENGTH, null));
    }

    private static boolean isLegal(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
