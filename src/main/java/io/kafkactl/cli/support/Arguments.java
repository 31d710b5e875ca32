package io.kafkactl.cli.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rewrites accepted spellings of nouns and verbs before parsing, where picocli would show its own aliases in help. */
public final class Arguments {
    private static final Set<String> GLOBAL_WITH_VALUE = Set.of(
            "-c",
            "--context",
            "-b",
            "--bootstrap-server",
            "--schema-registry",
            "--config-file",
            "--command-config",
            "-X",
            "--plugin-path",
            "--timeout",
            "--color");
    private static final Map<String, String> VERBS = Map.of("ls", "list", "rm", "delete");

    private Arguments() {}

    /**
     * Plural nouns become singular, {@code ls} and {@code rm} become {@code list} and {@code delete}.
     *
     * @param nouns accepted spelling to noun; nouns that take names directly, such as {@code produce}, have no verb to
     *     rewrite and map to themselves in {@code verbless}
     */
    public static String[] rewrite(String[] args, Map<String, String> nouns, Set<String> verbless) {
        List<String> rewritten = new ArrayList<>(List.of(args));
        int noun = nextWord(args, 0);
        if (noun < 0) {
            return args;
        }
        String name = nouns.getOrDefault(args[noun], args[noun]);
        rewritten.set(noun, name);
        int verb = nextWord(args, noun + 1);
        if (verb >= 0 && !verbless.contains(name)) {
            rewritten.set(verb, VERBS.getOrDefault(args[verb], args[verb]));
        }
        return rewritten.toArray(String[]::new);
    }

    /** The index of the first argument from {@code start} on that is neither option nor option value, or -1. */
    private static int nextWord(String[] args, int start) {
        for (int i = start; i < args.length; i++) {
            if (GLOBAL_WITH_VALUE.contains(args[i])) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return i;
            }
        }
        return -1;
    }
}
