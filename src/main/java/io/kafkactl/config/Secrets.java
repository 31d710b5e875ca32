package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the secrets that references stand for, each once and not before somebody connects. */
public final class Secrets {
    /** Where there is no environment; files and programs are found all the same. */
    public static final Secrets NO_ENVIRONMENT = new Secrets(Map.of());

    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, String> env;
    private final Map<SecretReference, String> fetched = new HashMap<>();

    public Secrets(Map<String, String> env) {
        this.env = env;
    }

    /** Whether a value says where a secret is; exit 4 for one that tries to and cannot be understood. */
    public static boolean isReference(String value) {
        return SecretReference.of(value).isPresent();
    }

    /** The same value, with the path of a file as from a folder and not from wherever a command will run. */
    public static String anchored(String value, Path folder) {
        return SecretReference.of(value)
                .filter(reference -> reference.kind() == SecretReference.Kind.FILE)
                .map(reference -> reference.words().get(0))
                .filter(path -> !HomePath.isOne(path))
                .map(path -> SecretReference.Kind.FILE.prefix()
                        + folder.resolve(path).normalize())
                .orElse(value);
    }

    /** The variables that a reference may name. */
    public Map<String, String> env() {
        return env;
    }

    /**
     * What a property's value stands for, the value itself when it is no reference.
     *
     * <p>Exit 4 when there is nothing to be had, with the reference and never a secret in the message.
     */
    public synchronized String fetch(String property, String value) {
        SecretReference reference = reference(property, value);
        if (reference == null) {
            return value;
        }
        String known = fetched.get(reference);
        if (known == null) {
            known = fetch(property, reference);
            Masking.remember(known);
            fetched.put(reference, known);
        }
        return known;
    }

    private static @Nullable SecretReference reference(String property, String value) {
        try {
            return SecretReference.of(value).orElse(null);
        } catch (KafkactlException e) {
            throw KafkactlException.invalid(
                    e.error(),
                    "property " + property + ": " + e.message(),
                    e.hint().orElse(null));
        }
    }

    private String fetch(String property, SecretReference reference) {
        String secret = switch (reference.kind()) {
            case ENV -> variable(property, reference);
            case FILE -> file(property, reference);
            case EXEC -> program(property, reference);
        };
        if (secret.isEmpty()) {
            throw missing(property, reference, "there is nothing in it", "check what it refers to");
        }
        return secret;
    }

    private String variable(String property, SecretReference reference) {
        String name = reference.words().get(0);
        String value = env.get(name);
        if (value == null) {
            throw missing(property, reference, "the variable " + name + " is not set", "export " + name);
        }
        return value;
    }

    private String file(String property, SecretReference reference) {
        String given = reference.words().get(0);
        Path path = Path.of(HomePath.expand(given, env));
        String hint = "check the path and who may read it";
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MOST_BYTES) {
                throw missing(property, reference, "the file is larger than 1 MiB", hint);
            }
            return Files.readString(path).replaceFirst("\\R+$", "");
        } catch (NoSuchFileException e) {
            throw missing(property, reference, "there is no such file", hint);
        } catch (CharacterCodingException e) {
            throw missing(property, reference, "the file is no UTF-8 text", hint);
        } catch (IOException e) {
            throw missing(
                    property, reference, "it cannot be read: " + e.getClass().getSimpleName(), hint);
        }
    }

    private static String program(String property, SecretReference reference) {
        String name = reference.words().get(0);
        try {
            return new SecretProgram(reference.words()).run();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw missing(
                    property,
                    reference,
                    message.startsWith("Cannot run program") ? "the program cannot be started" : message,
                    "run '" + name + "' by hand to see what it says");
        }
    }

    private static KafkactlException missing(String property, SecretReference reference, String reason, String hint) {
        return KafkactlException.invalid(
                "SECRET", "no secret for " + property + " from " + reference.shown() + ": " + reason, hint);
    }
}
