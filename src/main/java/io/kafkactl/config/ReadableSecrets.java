package io.kafkactl.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells about secrets that stand in a contexts file themselves, above all where others can read it. */
public final class ReadableSecrets {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private ReadableSecrets() {}

    /** What is to be said whenever the context is used: nothing, unless others can read its secrets. */
    static List<String> warnings(StoredContext stored) {
        List<String> names = of(stored.context());
        return names.isEmpty() || !isReadableByOthers(stored.source())
                ? List.of()
                : List.of("others can read " + String.join(", ", names) + " of context '"
                        + stored.context().name() + "': chmod 600 " + stored.source());
    }

    /** What is to be said when a context is looked at or written. */
    public static List<String> notices(StoredContext stored) {
        List<String> names = of(stored.context());
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> notices =
                new ArrayList<>(List.of("context '" + stored.context().name() + "' has "
                        + String.join(", ", names)
                        + " as plain text: env:NAME, file:PATH or exec:[PROGRAM, ARGUMENT] says where it is instead"));
        notices.addAll(warnings(stored));
        return notices;
    }

    private static List<String> of(Context context) {
        Stream<String> properties = context.properties().entrySet().stream()
                .filter(property -> Masking.isPlaintext(property.getKey(), property.getValue()))
                .map(property -> "properties." + property.getKey());
        Stream<String> addresses = context.schemaRegistry().stream()
                .filter(address -> !Masking.url(address).equals(address))
                .map(address -> "schemaRegistry");
        return Stream.concat(properties, addresses).distinct().toList();
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
