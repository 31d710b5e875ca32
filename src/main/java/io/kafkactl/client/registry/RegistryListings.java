package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists of a registry, whole and as asked for, also where it gives them in pages or ignores a filter. */
final class RegistryListings {
    private static final int PAGE = 1_000;
    /** No registry is known to give less than this at a time, so a shorter page is the last. */
    private static final int SMALLEST_PAGE = 100;

    private final RegistryExchange exchange;

    RegistryListings(RegistryExchange exchange) {
        this.exchange = exchange;
    }

    List<String> subjects(@Nullable String prefix, Deleted deleted) {
        Set<String> names = subjectPages(prefix, deleted);
        if (deleted == Deleted.ONLY && !names.isEmpty()) {
            // A subject with one deleted version is in both lists, and a registry may take ONLY for INCLUDED.
            names.removeAll(subjectPages(prefix, Deleted.EXCLUDED));
        }
        return names.stream().filter(name -> matches(name, prefix)).toList();
    }

    private Set<String> subjectPages(@Nullable String prefix, Deleted deleted) {
        return new TreeSet<>(pages(
                filtered(RegistryCall.to("list subjects", "GET", "subjects"), deleted)
                        .query("subjectPrefix", prefix),
                node -> node.isTextual() ? node.asText() : null));
    }

    List<RegisteredSchema> schemas(@Nullable String prefix, Deleted deleted, boolean latestOnly) {
        RegistryCall call = filtered(RegistryCall.to("list schemas", "GET", "schemas"), deleted)
                .query("subjectPrefix", prefix)
                .flag("latestOnly", latestOnly);
        return pages(call, node -> RegistryJson.registered(node).orElse(null)).stream()
                .filter(schema -> matches(schema.subject(), prefix))
                .toList();
    }

    /** The wildcard asks for the subjects of all contexts. */
    private static boolean matches(String subject, @Nullable String prefix) {
        return prefix == null || prefix.startsWith(":*:") || subject.startsWith(prefix);
    }

    List<Integer> versions(String subject, Deleted deleted) {
        Set<Integer> versions = new TreeSet<>(
                exchange.require(filtered(versionsOf(subject), deleted)).numbers());
        if (deleted == Deleted.ONLY) {
            activeVersions(subject).forEach(versions::remove);
        }
        return List.copyOf(versions);
    }

    /** Empty also for a subject that is not there. */
    List<Integer> activeVersions(String subject) {
        return exchange.find(versionsOf(subject)).map(RegistryReply::numbers).orElse(List.of());
    }

    private static RegistryCall versionsOf(String subject) {
        return RegistryCall.to("list the versions of subject '" + subject + "'", "GET", "subjects", subject, "versions")
                .about(subject);
    }

    private static RegistryCall filtered(RegistryCall call, Deleted deleted) {
        return call.flag("deleted", deleted != Deleted.EXCLUDED).flag("deletedOnly", deleted == Deleted.ONLY);
    }

    /** Reads pages until one is short, or brings nothing new because the registry gives everything at once. */
    private <T> Set<T> pages(RegistryCall call, Function<JsonNode, @Nullable T> item) {
        Set<T> found = new LinkedHashSet<>();
        boolean more = true;
        for (int offset = 0; more; ) {
            RegistryReply reply = exchange.require(call.query("offset", offset).query("limit", PAGE));
            int size = reply.json().size();
            boolean news = found.addAll(reply.items(item));
            offset += size;
            more = news && size >= SMALLEST_PAGE && size <= PAGE;
        }
        return found;
    }
}
