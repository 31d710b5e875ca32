package io.kafkactl.cli.topic;

import io.kafkactl.config.NamingSettings.Convention;
import java.util.Arrays;
import java.util.Iterator;

/** The conventions that a command line may choose; to do without one takes a reason, and another option. */
final class ConventionIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Convention.values())
                .filter(convention -> convention != Convention.NONE)
                .map(Convention::id)
                .iterator();
    }
}
