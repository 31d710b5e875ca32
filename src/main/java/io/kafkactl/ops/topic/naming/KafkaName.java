package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.NamingSettings;
import java.util.ArrayList;
import java.util.List;

/** What Kafka itself demands of a topic's name, whatever the convention. */
public final class KafkaName {
    private KafkaName() {}

    /** Each completes "the name …". */
    public static List<String> problems(String name) {
        List<String> problems = new ArrayList<>();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            problems.add("is none that Kafka accepts");
        }
        name.codePoints()
                .filter(c -> !isLegal(c))
                .distinct()
                .forEach(c -> problems.add(
                        "has '" + Character.toString(c) + "' in it: Kafka allows letters, digits, '.', '_' and '-'"));
        if (name.length() > NamingSettings.MAX_LENGTH) {
            problems.add("has " + name.length() + " characters, and Kafka allows " + NamingSettings.MAX_LENGTH);
        }
        return problems;
    }

    /** The name under which Kafka's metrics know it: two topics must not share one. */
    public static String inMetrics(String name) {
        return name.replace('.', '_');
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
