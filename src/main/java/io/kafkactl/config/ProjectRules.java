package io.kafkactl.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contexts file that came with a checkout may say: whoever wrote it chooses the brokers, so it must not run
 * programs or load classes, nor have secrets of the user's sent to them.
 */
final class ProjectRules {
    /** Set for a project's file to read, which may name no other variables. */
    static final String VARIABLE_PREFIX = "KAFKACTL_PROJECT_";

    private static final Pattern NAMES_CODE =
            Pattern.compile("(^|\\.)(class|classes|reporters|providers|cmd)$|\\.class\\.|(^|\\.)config\\.providers");
    private static final Pattern NAMES_FILE = Pattern.compile("\\.(location|file)$");
    private static final Pattern LOGIN_MODULE =
            Pattern.compile("org\\.apache\\.kafka\\.common\\.security\\.(plain|scram|oauthbearer)\\.\\w+LoginModule");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");
    private static final String INSTEAD = "put this context into your own contexts file, or this value behind -X";

    /** The folder of the project, links followed. */
    private final Path folder;

    ProjectRules(Path folder) {
        this.folder = real(folder);
    }

    /** The value to use; throws the complaint about one that a project may not have. */
    String check(YamlNode node, String key, String value) {
        if (NAMES_CODE.matcher(key).find()) {
            throw refused(node, key + " cannot stand in a project's file: it names code to run");
        }
        if (key.endsWith("sasl.jaas.config") && !hasOnlyKafkasModules(value)) {
            throw refused(node, key + " in a project's file takes Kafka's own login modules only");
        }
        Matcher variables = VARIABLE.matcher(value);
        while (variables.find()) {
            if (!variables.group().startsWith("${env:" + VARIABLE_PREFIX)) {
                throw refused(
                        node,
                        variables.group() + " cannot stand in a project's file, only variables that begin with "
                                + VARIABLE_PREFIX);
            }
        }
        if (value.startsWith("file://")) {
            throw refused(node, key + " in a project's file cannot be the URL of a file");
        }
        if (NAMES_FILE.matcher(key).find() && !SecretReference.looksLikeOne(value)) {
            return inside(node, key, value);
        }
        return SecretReference.of(value)
                .map(reference -> check(node, key, value, reference))
                .orElse(value);
    }

    private String check(YamlNode node, String key, String value, SecretReference reference) {
        return switch (reference.kind()) {
            case EXEC ->
                throw refused(node, "exec: cannot stand in a project's file: a checkout must not run programs");
            case ENV -> {
                if (!reference.words().get(0).startsWith(VARIABLE_PREFIX)) {
                    throw refused(
                            node,
                            value + " cannot stand in a project's file, only variables that begin with "
                                    + VARIABLE_PREFIX);
                }
                yield value;
            }
            case FILE ->
                SecretReference.Kind.FILE.prefix()
                        + inside(node, key, reference.words().get(0));
        };
    }

    private String inside(YamlNode node, String key, String path) {
        Path file = real(folder.resolve(path));
        if (path.startsWith("~") || !file.startsWith(folder)) {
            throw refused(node, key + " in a project's file must name a file of the project, not " + path);
        }
        return file.toString();
    }

    private static boolean hasOnlyKafkasModules(String jaas) {
        // The first word of each entry; a secret with a semicolon in it makes one more "entry", which is refused.
        return jaas.strip().replaceFirst(";$", "").indexOf(';') < 0
                && LOGIN_MODULE.matcher(jaas.strip().split("\\s+", 2)[0]).matches();
    }

    private static RuntimeException refused(YamlNode node, String problem) {
        return node.error(problem, INSTEAD);
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
