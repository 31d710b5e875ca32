package io.kafkactl.client.plugin;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes that the user may name: kafkactl's own and, once one of them is named, those on the plug-in path. */
public final class Plugins {
    /** What to do about a class that is not there. */
    public static final String HINT =
            "put its jar, and those that it needs, into ~/.config/kafkactl/lib, or name them with --plugin-path";

    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^\\w$.]+");
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)+");

    private final List<Path> path;
    private @Nullable URLClassLoader loader;

    public Plugins(ConnectionSettings settings) {
        this.path = settings.pluginPath();
    }

    /** Does what makes a client: classes that its properties name are found on the plug-in path too. */
    public <T> T during(Collection<String> properties, Supplier<T> work) {
        return !path.isEmpty() && properties.stream().anyMatch(this::namesPlugin) ? within(work) : work.get();
    }

    /** Does {@code work} as code on the plug-in path expects it: the thread's loader finds its classes. */
    public <T> T within(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private boolean namesPlugin(String property) {
        return NO_PART_OF_A_NAME
                .splitAsStream(property)
                .filter(CLASS_NAME.asMatchPredicate())
                .map(name -> name.replace('.', '/') + ".class")
                .anyMatch(file -> Plugins.class.getClassLoader().getResource(file) == null
                        && loader().findResource(file) != null);
    }

    /**
     * A new instance, made with the constructor that has no parameters; exit 4 when there is no such class, it is of
     * another type, or it cannot be made.
     */
    public <T> T create(String className, Class<T> type) {
        try {
            Class<?> found = Class.forName(className, true, loader());
            if (!type.isAssignableFrom(found)) {
                throw invalid(className, "it is no " + type.getName(), null);
            }
            return within(() -> make(found.asSubclass(type)));
        } catch (ClassNotFoundException e) {
            throw new KafkactlException(
                    ExitCode.INVALID_INPUT,
                    "PLUGIN",
                    "there is no class " + className + " in kafkactl" + searched(),
                    HINT,
                    e);
        } catch (LinkageError e) {
            throw invalid(className, "it does not load: " + e, e);
        }
    }

    private static <T> T make(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw invalid(type.getName(), "it has no public constructor without parameters", e);
        } catch (ReflectiveOperationException e) {
            throw invalid(type.getName(), "it cannot be made: " + (e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /** Exit 4 for a class that is there and cannot be used. */
    public static KafkactlException invalid(String className, String reason, @Nullable Throwable cause) {
        return new KafkactlException(
                ExitCode.INVALID_INPUT,
                "PLUGIN",
                "cannot use class " + className + ": " + reason,
                lacksClass(cause) ? "the jars that it needs go onto the plug-in path, too" : null,
                cause);
    }

    private static boolean lacksClass(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException);
    }

    private String searched() {
        return path.isEmpty()
                ? ""
                : " and on the plug-in path "
                        + path.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    private synchronized URLClassLoader loader() {
        URLClassLoader made = loader;
        if (made == null) {
            made = new URLClassLoader(jars(), Plugins.class.getClassLoader());
            loader = made;
        }
        return made;
    }

    private URL[] jars() {
        List<URL> urls = new ArrayList<>();
        for (Path entry : path) {
            if (!Files.isDirectory(entry)) {
                urls.add(url(entry));
                continue;
            }
            try (Stream<Path> files = Files.list(entry)) {
                files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                        .sorted()
                        .map(Plugins::url)
                        .forEach(urls::add);
            } catch (IOException e) {
                throw KafkactlException.invalid(
                        "PLUGIN_PATH", "cannot read the plug-in path " + entry + ": " + e, null);
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
