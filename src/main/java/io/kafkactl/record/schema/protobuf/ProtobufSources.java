package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.kafkactl.record.SchemaMismatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that a schema may import: those it refers to, and those that every registry knows. */
final class ProtobufSources implements Loader {
    /** No file of a user is called so. */
    static final String MAIN = "<schema>";

    private final Map<String, String> texts;
    private final Map<String, ProtoFileElement> parsed = new HashMap<>();

    ProtobufSources(String text, Map<String, String> references) {
        this.texts = new HashMap<>(references);
        texts.put(MAIN, text);
    }

    /** The file as it is written; null when there is none of this name. */
    @Nullable
    ProtoFileElement element(String path) {
        ProtoFileElement known = parsed.get(path);
        if (known == null) {
            String text = text(path);
            if (text == null) {
                return null;
            }
            known = parse(path, text);
            parsed.put(path, known);
        }
        return known;
    }

    private static ProtoFileElement parse(String path, String text) {
        try {
            return ProtoParser.Companion.parse(Location.get("", path), text);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("its messages are nested too deeply", e);
        }
    }

    /** That every file that is imported, directly or indirectly, is there. */
    void requireImports() throws SchemaMismatch {
        Set<String> seen = new HashSet<>(Set.of(MAIN));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            ProtoFileElement file = element(open.pop());
            if (file == null) {
                continue;
            }
            for (String path : imports(file)) {
                if (element(path) == null) {
                    throw new SchemaMismatch("it imports '" + path
                            + "', which is none of its references and not known to every registry");
                }
                if (seen.add(path)) {
                    open.push(path);
                }
            }
        }
    }

    private static List<String> imports(ProtoFileElement file) {
        List<String> imports = new ArrayList<>(file.getImports());
        imports.addAll(file.getPublicImports());
        imports.addAll(file.getWeakImports());
        return imports;
    }

    private @Nullable String text(String path) {
        String text = texts.get(path);
        return text == null && isWellKnown(path) ? resource(path) : text;
    }

    private static boolean isWellKnown(String path) {
        return path.startsWith("google/protobuf/") || path.startsWith("google/type/") || path.startsWith("confluent/");
    }

    private static @Nullable String resource(String path) {
        String place = path.startsWith("confluent/") ? "/io/kafkactl/record/schema/" + path : "/" + path;
        try (InputStream in = ProtobufSources.class.getResourceAsStream(place)) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProtoFile load(String path) {
        ProtoFileElement element = element(path);
        return ProtoFile.Companion.get(element == null ? ProtoFileElement.empty(path) : element);
    }

    @Override
    public Loader withErrors(ErrorCollector errors) {
        return this;
    }
}
