package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
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
            known = ProtoParser.Companion.parse(Location.get("", path), text);
            parsed.put(path, known);
        }
        return known;
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
