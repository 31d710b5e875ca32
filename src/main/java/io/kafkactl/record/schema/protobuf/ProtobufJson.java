package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns messages of one {@code .proto} file into the JSON that Protobuf defines and back, for any number of threads. */
public final class ProtobufJson {
    private static final int ESCAPE = "\\u003c".length();
    private static final Set<String> NEEDLESS = Set.of("\\u003c", "\\u003e", "\\u0026", "\\u003d", "\\u0027");

    private final FileDescriptor file;
    private final @Nullable Descriptor only;
    private final JsonFormat.Printer printer;
    private final JsonFormat.Parser parser;
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Map<List<Integer>, Descriptor> messages = new HashMap<>();

    /**
     * For messages of this file.
     *
     * @param references the texts of the files it imports, by the path it imports them with
     * @param compiled gives the file as its registry compiled it, for texts that cannot be read here
     * @param only the name of the message that all bytes are, whatever they say themselves; null where they say it
     * @param protoNames fields are called as in the file, not in the way of JSON
     */
    public ProtobufJson(
            String text,
            Map<String, String> references,
            Supplier<Optional<Bytes>> compiled,
            @Nullable String only,
            boolean protoNames)
            throws SchemaMismatch {
        this.file = ProtobufFile.of(text, references, compiled);
        index(ProtobufFile.declared(file.getMessageTypes()), List.of());
        this.only = only == null ? null : message(only);
        JsonFormat.TypeRegistry types = types(file);
        JsonFormat.Printer all = JsonFormat.printer()
                .usingTypeRegistry(types)
                .omittingInsignificantWhitespace()
                .alwaysPrintFieldsWithNoPresence();
        this.printer = protoNames ? all.preservingProtoFieldNames() : all;
        this.parser = JsonFormat.parser().usingTypeRegistry(types);
    }

    private void index(List<Descriptor> declared, List<Integer> within) {
        for (int i = 0; i < declared.size(); i++) {
            List<Integer> place = new ArrayList<>(within);
            place.add(i);
            places.put(declared.get(i).getFullName(), List.copyOf(place));
            messages.put(List.copyOf(place), declared.get(i));
            index(ProtobufFile.declared(declared.get(i).getNestedTypes()), place);
        }
    }

    private static JsonFormat.TypeRegistry types(FileDescriptor file) {
        JsonFormat.TypeRegistry.Builder types = JsonFormat.TypeRegistry.newBuilder();
        Set<String> seen = new HashSet<>();
        List<FileDescriptor> open = new ArrayList<>(List.of(file));
        while (!open.isEmpty()) {
            FileDescriptor next = open.remove(open.size() - 1);
            if (seen.add(next.getName())) {
                types.add(next.getMessageTypes());
                open.addAll(next.getDependencies());
            }
        }
        return types.build();
    }

    /** Puts the message and gives its full name; {@code indexes} hold its place in the file, before it or elsewhere. */
    public String write(byte[] indexes, int from, byte[] bytes, boolean separate, ByteBuilder json)
            throws SchemaMismatch {
        Descriptor message;
        int payload;
        if (only == null) {
            MessageIndexes place = MessageIndexes.read(indexes, from);
            message = messages.get(place.path());
            payload = place.end();
            if (message == null) {
                throw new SchemaMismatch("the schema has no message at " + place.path());
            }
        } else {
            message = only;
            payload = MessageIndexes.skip(place(only.getFullName()), indexes, from);
        }
        json.put(print(message, bytes, separate ? 0 : payload));
        return message.getFullName();
    }

    private String print(Descriptor type, byte[] bytes, int from) throws SchemaMismatch {
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes, from, bytes.length - from);
            DynamicMessage message = DynamicMessage.parseFrom(type, in);
            in.checkLastTagWas(0);
            requireKnown(message);
            return withoutNeedlessEscapes(printer.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new SchemaMismatch("no message " + type.getFullName() + ": " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new SchemaMismatch("no message " + type.getFullName() + ": " + e.getMessage());
        }
    }

    /** The library writes for the inside of web pages, where some characters of plain JSON mean something. */
    private static String withoutNeedlessEscapes(String json) {
        if (!json.contains("\\u00")) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            String escape = json.substring(i, Math.min(json.length(), i + ESCAPE));
            if (NEEDLESS.contains(escape)) {
                text.append((char) Integer.parseInt(escape.substring(2), 16));
                i += ESCAPE - 1;
            } else {
                text.append(c).append(json.charAt(++i));
            }
        }
        return text.toString();
    }

    /** JSON has no place for what the schema does not know, and leaving it out would lose it. */
    private static void requireKnown(Message message) throws SchemaMismatch {
        if (!message.getUnknownFields().asMap().isEmpty()) {
            throw new SchemaMismatch("field number "
                    + message.getUnknownFields().asMap().keySet().iterator().next() + " is not in message "
                    + message.getDescriptorForType().getFullName());
        }
        for (Object value : message.getAllFields().values()) {
            if (value instanceof Message nested) {
                requireKnown(nested);
            } else if (value instanceof List<?> list) {
                for (Object item : list) {
                    if (item instanceof Message nested) {
                        requireKnown(nested);
                    }
                }
            }
        }
    }

    /** The binary form of JSON, with what says where its message stands in the file. */
    public Encoded read(byte[] json, @Nullable String name) throws SchemaMismatch {
        // The library's reader forgives more than JSON allows.
        JsonTree.read(json);
        Descriptor type = only != null ? only : name == null ? first() : message(name);
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        try {
            parser.merge(new String(json, UTF_8), message);
            return new Encoded(
                    Bytes.of(MessageIndexes.write(place(type.getFullName()))),
                    Bytes.of(message.build().toByteArray()));
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw new SchemaMismatch("no message " + type.getFullName() + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** The full name of the message that is written when nothing says which. */
    public String mainMessage() throws SchemaMismatch {
        return main().getFullName();
    }

    /** Text as fields of that message. */
    public CellTypes cells() throws SchemaMismatch {
        return new ProtobufCells(main());
    }

    private Descriptor main() throws SchemaMismatch {
        return only == null ? first() : only;
    }

    private Descriptor first() throws SchemaMismatch {
        Descriptor first = messages.get(List.of(0));
        if (first == null) {
            throw new SchemaMismatch("the schema has no message");
        }
        return first;
    }

    /** By the full name, or the name within the package. */
    private Descriptor message(String name) throws SchemaMismatch {
        String full = places.containsKey(name) || file.getPackage().isEmpty() ? name : file.getPackage() + "." + name;
        List<Integer> place = places.get(full);
        if (place == null) {
            throw new SchemaMismatch("the schema has no message '" + name + "'; "
                    + SimilarName.of(name, places.keySet())
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse("it has "
                                    + String.join(
                                            ", ",
                                            places.keySet().stream().sorted().toList())));
        }
        return descriptor(place);
    }

    private Descriptor descriptor(List<Integer> place) {
        Descriptor message = messages.get(place);
        if (message == null) {
            throw new IllegalStateException("indexed twice: " + place);
        }
        return message;
    }

    private List<Integer> place(String fullName) {
        List<Integer> place = places.get(fullName);
        if (place == null) {
            throw new IllegalStateException("not of this file: " + fullName);
        }
        return place;
    }

    /** A message in its binary form, and its place in the file. */
    public record Encoded(Bytes indexes, Bytes payload) {}
}
