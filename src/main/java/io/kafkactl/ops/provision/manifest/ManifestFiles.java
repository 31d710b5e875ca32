package io.kafkactl.ops.provision.manifest;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the files of a manifest: those that are named, and the YAML files below folders that are named. */
public final class ManifestFiles {
    private static final int MOST = 10_000;

    private ManifestFiles() {}

    /** True for a folder, and for what is named like YAML or JSON. */
    public static boolean isManifest(String path) {
        return path.endsWith(".json") || isYaml(Path.of(path)) || Files.isDirectory(Path.of(path));
    }

    /** Each once, those of a folder by name; exit 4 for what does not exist, and for a folder without any. */
    static List<Path> of(Collection<Path> paths) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw KafkactlException.invalid("INVALID_FILE", "file '" + path + "' does not exist", null);
            }
            files.addAll(Files.isDirectory(path) ? below(path) : List.of(path.normalize()));
        }
        return List.copyOf(files);
    }

    private static List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean hidden = !directory.equals(folder) && isHidden(directory);
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isYaml(file) && !isHidden(file)) {
                        files.add(file.normalize());
                    }
                    return files.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty() || files.size() > MOST) {
            throw KafkactlException.invalid(
                    "INVALID_FILE",
                    "folder '" + folder + "' has "
                            + (files.isEmpty() ? "no YAML file in it" : "more than " + MOST + " YAML files in it"),
                    "a manifest is *.yaml or *.yml; those whose name begins with a dot are not read");
        }
        return files.stream().sorted().toList();
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isYaml(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
