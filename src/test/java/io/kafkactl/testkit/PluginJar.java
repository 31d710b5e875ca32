package io.kafkactl.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a class that kafkactl has never seen into a jar of its own, as a user's would be. */
public final class PluginJar {
    private PluginJar() {}

    /** The jar, in {@code folder}; nothing else of it stays there. */
    public static Path of(Path folder, String className, String source) throws IOException {
        Path work = Files.createTempDirectory("plugin");
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        Path file = Files.writeString(work.resolve(simpleName + ".java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        "-d",
                        work.toString(),
                        file.toString());
        if (failed != 0) {
            throw new AssertionError("the plug-in " + className + " does not compile");
        }
        Files.createDirectories(folder);
        Path jar = folder.resolve(simpleName + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(work)) {
            for (Path compiled :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                entries.putNextEntry(new JarEntry(work.relativize(compiled).toString()));
                entries.write(Files.readAllBytes(compiled));
            }
        }
        delete(work);
        return jar;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
