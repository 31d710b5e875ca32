package io.kafkactl.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.registry.RegistryServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens the client under test, with short waits between attempts. */
final class RegistryClients {
    private RegistryClients() {}

    /** {@code properties} as {@code key=value}. */
    static SchemaRegistry open(RegistryServer server, String... properties) {
        return open(List.of(server.url()), properties);
    }

    static SchemaRegistry open(List<String> urls, String... properties) {
        return Registries.open(settings(urls, Duration.ofSeconds(20), properties), new Cancellation());
    }

    static ConnectionSettings settings(List<String> urls, Duration timeout, String... properties) {
        Map<String, String> all = new HashMap<>(Map.of("registry.retries.wait.ms", "1"));
        Stream.of(properties).map(pair -> pair.split("=", 2)).forEach(pair -> all.put(pair[0], pair[1]));
        return ConnectionSettings.to("")
                .withSchemaRegistry(urls)
                .withProperties(all)
                .withTimeout(timeout);
    }

    static SchemaText avro(String text, SchemaReference... references) {
        return new SchemaText(SchemaType.AVRO, text, Arrays.asList(references));
    }

    static Registration registration(String avro, SchemaReference... references) {
        return new Registration(avro(avro, references), false);
    }

    /** The failure of the call, which must have this exit code and name. */
    static KafkactlException failure(ExitCode code, String error, Runnable call) {
        KafkactlException failure = catchThrowableOfType(KafkactlException.class, call::run);
        assertThat(failure).isNotNull();
        assertThat(failure.error() + ": " + failure.message()).startsWith(error + ": ");
        assertThat(failure.exitCode()).isEqualTo(code);
        return failure;
    }
}
