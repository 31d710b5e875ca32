package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Questions;
import io.kafkactl.config.BootstrapServers;
import io.kafkactl.config.LoginConfig;
import io.kafkactl.config.RegistryAddress;
import io.kafkactl.config.Secrets;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for what a new context needs; a question is asked again until its answer can be used. */
final class ContextDialogue {
    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SSL", "SASL_SSL", "SASL_PLAINTEXT");
    private static final List<String> MECHANISMS = List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN");

    private final Questions questions;
    private final Consumer<String> say;

    /** @param say tells what is wrong with an answer */
    ContextDialogue(Questions questions, Consumer<String> say) {
        this.questions = questions;
        this.say = say;
    }

    /** @param check throws for a name that cannot be used */
    String name(Consumer<String> check) {
        return ask("Name of the context: ", "", answer -> {
            if (answer.isEmpty()) {
                return Optional.of("a name is needed");
            }
            try {
                check.accept(answer);
                return Optional.empty();
            } catch (KafkactlException e) {
                return Optional.of(e.message());
            }
        });
    }

    String brokers() {
        return ask("Brokers, HOST:PORT, several with commas: ", "", BootstrapServers::complaint);
    }

    /** Empty for none. */
    Optional<String> registry() {
        String answer = ask(
                "Schema registry, URL, empty for none: ",
                "",
                url -> url.isEmpty() ? Optional.empty() : RegistryAddress.complaint(RegistryAddress.list(url)));
        return Optional.of(answer).filter(url -> !url.isEmpty());
    }

    /** How to connect and log in, as client properties. */
    Map<String, String> security() {
        Map<String, String> properties = new LinkedHashMap<>();
        String protocol = choice("Security protocol", PROTOCOLS);
        if (protocol.equals(PROTOCOLS.get(0))) {
            return properties;
        }
        properties.put("security.protocol", protocol);
        if (protocol.endsWith("SSL")) {
            properties.putAll(authority());
        }
        if (protocol.startsWith("SASL")) {
            properties.putAll(login());
        }
        return properties;
    }

    private Map<String, String> authority() {
        String file = ask(
                "File with the CA's certificates (PEM), empty for those that Java knows: ",
                "",
                answer -> answer.isEmpty() || Files.isReadable(Path.of(answer))
                        ? Optional.empty()
                        : Optional.of("there is no such file, or it cannot be read"));
        Map<String, String> properties = new LinkedHashMap<>();
        if (!file.isEmpty()) {
            properties.put("ssl.truststore.type", "PEM");
            properties.put(
                    "ssl.truststore.location",
                    Path.of(file).toAbsolutePath().normalize().toString());
        }
        return properties;
    }

    /** Passwords are never typed, for they would stand on the screen and in the file. */
    private Map<String, String> login() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("sasl.mechanism", choice("Mechanism", MECHANISMS));
        properties.put(LoginConfig.USERNAME, ask("User name: ", "", ContextDialogue::needed));
        properties.put(
                LoginConfig.PASSWORD,
                ask(
                        "Where the password is, env:NAME, file:PATH or exec:[PROGRAM, ARGUMENT]: ",
                        "",
                        ContextDialogue::noReference));
        return properties;
    }

    private static Optional<String> noReference(String answer) {
        try {
            return Secrets.isReference(answer)
                    ? Optional.empty()
                    : Optional.of("a password is not typed here; say where it is, as in env:KAFKA_PASSWORD");
        } catch (KafkactlException e) {
            return Optional.of(e.message());
        }
    }

    boolean isProtected() {
        return questions.agrees("Protected, so that what destroys asks for its name? [y/N] ");
    }

    private String choice(String what, List<String> words) {
        String first = words.get(0);
        return ask(
                        what + ", " + String.join(", ", words) + " [" + first + "]: ",
                        first,
                        answer -> words.contains(answer.toUpperCase(Locale.ROOT))
                                ? Optional.empty()
                                : Optional.of("it is one of " + String.join(", ", words)))
                .toUpperCase(Locale.ROOT);
    }

    private static Optional<String> needed(String answer) {
        return answer.isEmpty() ? Optional.of("it is needed") : Optional.empty();
    }

    private String ask(String prompt, String otherwise, Function<String, Optional<String>> complaint) {
        while (true) {
            String answer = questions.reply(prompt);
            if (answer == null) {
                throw new KafkactlException(ExitCode.FAILURE, "DECLINED", "declined, nothing was done", null, null);
            }
            String given = answer.isEmpty() ? otherwise : answer;
            Optional<String> wrong = complaint.apply(given);
            if (wrong.isEmpty()) {
                return given;
            }
            say.accept(wrong.get());
        }
    }
}
