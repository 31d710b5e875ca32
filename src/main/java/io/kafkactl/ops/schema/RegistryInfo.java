package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.RegistryMode;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.client.registry.ServerInfo;
import java.util.List;

/**
 * What a registry is and can do.
 *
 * @param contexts empty where the registry has none
 * @param subjects how many there are in the context that was asked for, or in all
 * @param mode the registry's own, or the context's
 * @param level the one that holds for subjects without a level of their own
 */
public record RegistryInfo(
        ServerInfo server,
        List<SchemaType> types,
        List<String> contexts,
        int subjects,
        RegistryMode mode,
        EffectiveLevel level) {
    public RegistryInfo {
        types = List.copyOf(types);
        contexts = List.copyOf(contexts);
    }

    /** Reads only. */
    public static RegistryInfo of(RegistryView view) {
        return new RegistryInfo(
                view.whole().serverInfo(),
                view.whole().types(),
                view.whole().contexts(),
                view.subjects().subjects(null, Deleted.EXCLUDED).size(),
                new RegistryModes(view).standard(),
                new LevelReader(view).standard());
    }
}
