package io.kafkactl.record.schema.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.Type;
import com.squareup.wire.schema.internal.SchemaEncoder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.SchemaMismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code .proto} text with all that it imports, as the descriptors that the library works with. */
final class ProtobufFile {
    private static final Map<String, FileDescriptor> BUILT_IN = Stream.of(
                    AnyProto.getDescriptor(),
                    ApiProto.getDescriptor(),
                    DescriptorProtos.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    SourceContextProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    TypeProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toMap(FileDescriptor::getName, Function.identity()));

    private final ProtobufSources sources;
    private final Map<String, FileDescriptor> built = new HashMap<>(BUILT_IN);

    private ProtobufFile(ProtobufSources sources) {
        this.sources = sources;
    }

    /**
     * The descriptor of the text.
     *
     * @param compiled asked for the same file as its registry compiled it, when the text cannot be read here: the
     *     parser knows neither groups nor editions. Empty where there is none
     */
    static FileDescriptor of(String text, Map<String, String> references, Supplier<Optional<Bytes>> compiled)
            throws SchemaMismatch {
        try {
            return compile(text, references);
        } catch (SchemaMismatch e) {
            Bytes descriptor = compiled.get().orElseThrow(() -> e);
            try {
                return link(FileDescriptorProto.parseFrom(descriptor.array()), references);
            } catch (InvalidProtocolBufferException | DescriptorValidationException unusable) {
                throw e;
            }
        }
    }

    private static FileDescriptor compile(String text, Map<String, String> references) throws SchemaMismatch {
        ProtobufSources sources = new ProtobufSources(text, references);
        try {
            sources.requireImports();
            return new ProtobufFile(sources).build(linked(sources, ProtobufSources.MAIN), ProtobufSources.MAIN);
        } catch (SchemaException
                | IllegalStateException
                | IllegalArgumentException
                | InvalidProtocolBufferException
                | DescriptorValidationException e) {
            throw new SchemaMismatch("no Protobuf schema that can be read: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static Schema linked(ProtobufSources sources, String path) {
        return new Linker(sources, new ErrorCollector(), true, true).link(List.of(sources.load(path)));
    }

    /** Puts a compiled file together with what it imports. */
    private static FileDescriptor link(FileDescriptorProto file, Map<String, String> references)
            throws SchemaMismatch, InvalidProtocolBufferException, DescriptorValidationException {
        ProtobufSources sources = new ProtobufSources("", references);
        ProtobufFile files = new ProtobufFile(sources);
        List<FileDescriptor> dependencies = new ArrayList<>();
        for (String path : file.getDependencyList()) {
            FileDescriptor known = files.built.get(path);
            dependencies.add(known == null ? files.build(linked(sources, path), path) : known);
        }
        return FileDescriptor.buildFrom(file, dependencies.toArray(FileDescriptor[]::new), false);
    }

    private FileDescriptor build(Schema schema, String path)
            throws SchemaMismatch, InvalidProtocolBufferException, DescriptorValidationException {
        return build(schema, new SchemaEncoder(schema), path, List.of());
    }

    private FileDescriptor build(Schema schema, SchemaEncoder encoder, String path, List<String> importing)
            throws SchemaMismatch, InvalidProtocolBufferException, DescriptorValidationException {
        FileDescriptor known = built.get(path);
        if (known != null) {
            return known;
        }
        ProtoFile file = sources.element(path) == null ? null : schema.protoFile(path);
        if (file == null || importing.contains(path)) {
            throw new SchemaMismatch("'" + path + "' " + (file == null ? "is missing" : "imports itself in the end"));
        }
        List<String> deeper = new ArrayList<>(importing);
        deeper.add(path);
        List<FileDescriptor> dependencies = new ArrayList<>();
        FileDescriptorProto.Builder proto =
                FileDescriptorProto.parseFrom(encoder.encode(file).toByteArray()).toBuilder()
                        .setName(path);
        for (String dependency : proto.getDependencyList()) {
            dependencies.add(build(schema, encoder, dependency, deeper));
        }
        for (DescriptorProto.Builder message : proto.getMessageTypeBuilderList()) {
            nameInJson(message, nested(file.getTypes(), message.getName()));
        }
        FileDescriptor descriptor =
                FileDescriptor.buildFrom(proto.build(), dependencies.toArray(FileDescriptor[]::new), false);
        built.put(path, descriptor);
        return descriptor;
    }

    /** The names that the schema gives fields in JSON, which the encoder of descriptors leaves out. */
    private static void nameInJson(DescriptorProto.Builder message, @Nullable MessageType type) {
        if (type == null) {
            return;
        }
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            Field declared = type.field(field.getName());
            String name = declared == null ? null : declared.getDeclaredJsonName();
            if (name != null) {
                field.setJsonName(name);
            }
        }
        for (DescriptorProto.Builder nested : message.getNestedTypeBuilderList()) {
            nameInJson(nested, nested(type.getNestedTypes(), nested.getName()));
        }
    }

    private static @Nullable MessageType nested(List<Type> types, String name) {
        for (Type type : types) {
            if (type instanceof MessageType message && message.getName().equals(name)) {
                return message;
            }
        }
        return null;
    }

    /** The messages that a descriptor declares, without those that stand for the entries of maps. */
    static List<Descriptor> declared(List<Descriptor> messages) {
        return messages.stream()
                .filter(message -> !message.getOptions().getMapEntry())
                .toList();
    }
}
