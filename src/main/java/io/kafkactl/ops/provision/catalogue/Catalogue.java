package io.kafkactl.ops.provision.catalogue;

import io.kafkactl.error.ItemError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a manifest, for people.
 *
 * @param environment null where the manifest has none, or none is meant
 * @param clusterId null where no cluster was asked
 * @param version changes when the manifest does
 * @param topics sorted by name
 * @param errors what could not be read
 */
public record Catalogue(
        @Nullable String environment,
        @Nullable String clusterId,
        String version,
        List<CatalogueTopic> topics,
        List<ItemError> errors) {
    /** The same with more that could not be read. */
    public Catalogue with(List<ItemError> more) {
        List<ItemError> all = new ArrayList<>(more);
        all.addAll(errors);
        return new Catalogue(environment, clusterId, version, topics, all);
    }
}
