package io.kafkactl.ops.dlq.select;

import java.util.List;

/** Finds in a Java stack trace the frame nearest to the cause that is not of a framework. */
final class ApplicationFrame {
    private static final int MOST_CHARS = 65_536;
    private static final String CAUSE = "\nCaused by: ";
    private static final List<String> FRAMEWORKS = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.springframework.",
            "org.apache.",
            "org.hibernate.",
            "org.jboss.",
            "org.slf4j.",
            "io.smallrye.",
            "io.quarkus.",
            "io.vertx.",
            "io.netty.",
            "io.micrometer.",
            "io.opentelemetry.",
            "io.confluent.",
            "io.micronaut.",
            "reactor.",
            "com.fasterxml.",
            "com.google.common.",
            "kotlin.",
            "kotlinx.",
            "scala.");

    private ApplicationFrame() {}

    /**
     * Class and method without line number, which the next release would change; empty when there is no frame at all.
     * Where the root cause has framework frames only, the first application frame of the whole trace.
     */
    static String of(String trace) {
        String text = trace.length() > MOST_CHARS ? trace.substring(0, MOST_CHARS) : trace;
        int root = text.lastIndexOf(CAUSE);
        String found = first(text, Math.max(0, root), true);
        if (found.isEmpty() && root > 0) {
            found = first(text, 0, true);
        }
        return found.isEmpty() ? first(text, Math.max(0, root), false) : found;
    }

    private static String first(String text, int from, boolean application) {
        for (int line = text.indexOf('\n', from); line >= 0; line = text.indexOf('\n', line + 1)) {
            int at = frameStart(text, line + 1);
            if (at > 0 && !(application && isFramework(text, at))) {
                return method(text, at);
            }
        }
        return "";
    }

    /** Where the class's name begins, -1 for a line that is no frame. */
    private static int frameStart(String text, int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == '\t' || text.charAt(at) == ' ')) {
            at++;
        }
        if (at == line || !text.startsWith("at ", at)) {
            return -1;
        }
        at += 3;
        // A module or a class loader stands before a slash: java.base/java.lang.Thread.run, app//com.shop.Order.pay.
        for (int i = at; i < text.length() && text.charAt(i) != '(' && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '/') {
                at = i + 1;
            }
        }
        return at;
    }

    private static boolean isFramework(String text, int at) {
        for (String prefix : FRAMEWORKS) {
            if (text.startsWith(prefix, at)) {
                return true;
            }
        }
        return false;
    }

    private static String method(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '(' && text.charAt(end) != '\n') {
            end++;
        }
        String name = text.substring(at, end);
        // Generated classes and lambdas have numbers that differ from start to start.
        int generated = name.indexOf("$$");
        int method = name.lastIndexOf('.');
        if (generated > 0 && generated < method) {
            name = name.substring(0, generated) + name.substring(method);
        }
        return MessageShape.of(name);
    }
}
