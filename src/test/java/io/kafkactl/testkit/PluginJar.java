package io.kafkactl.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a class that kafkactl has never seen into a jar of its own, as a user's would be. */
public final class PluginJar {
    private PluginJar() {}

    /** The jar, in {@code folder}; nothing else of it stays there. */
    public static Path of(Path folder, String className, String source) throws IOException {
        try (TemporaryFolder work = new TemporaryFolder("plugin")) {
            String simpleName = className.substring(className.lastIndexOf('.') + 1);
            compile(work.path(), Files.writeString(work.path().resolve(simpleName + ".java"), source));
            return jar(work.path(), Files.createDirectories(folder).resolve(simpleName + ".jar"));
        }
    }

    private static void compile(Path classes, Path source) {
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        source.toString());
        if (failed != 0) {
            throw new AssertionError("the plug-in " + source.getFileName() + " does not compile");
        }
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path compiled :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(compiled).toString()));
                entries.write(Files.readAllBytes(compiled));
            }
        }
        return jar;
    }
}
