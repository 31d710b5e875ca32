package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.testkit.registry.Protoc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protobuf's own compiler says what a file declares. */
class ProtocTest {
    private static final String FILE = """
            syntax = "proto3";
            package shop.v1;
            import "google/protobuf/timestamp.proto";
            import "other.proto";
            message Order {
              message Line { string sku = 1; repeated int32 counts = 2 [packed = false]; }
              map<string, Line> by_sku = 1;
              map<int64, State> states = 2;
              enum State { option allow_alias = true; NEW = 0; OLD = 1; PAST = 1; }
              oneof how { string card = 3; bytes cash = 4; }
              optional uint32 maybe = 5;
              google.protobuf.Timestamp at = 6;
              .other.Thing thing = 7;
              string snake_case_name = 8 [json_name = "@name", deprecated = true];
              repeated sfixed64 fixed = 9;
              reserved 10, 12 to 14;
              reserved "gone";
            }
            enum Top { UNKNOWN = 0; }
            message Empty {}
            """;

    private static final Map<String, String> REFERENCES = Map.of(
            "other.proto",
            "syntax = \"proto3\"; package other; import public \"deep.proto\"; message Thing { deep.Deeper d = 1; }",
            "deep.proto",
            "syntax = \"proto3\"; package deep; message Deeper { int32 x = 1; }");

    @TempDir
    Path folder;

    @BeforeEach
    void requireCompiler() {
        assumeTrue(Protoc.isThere(), "no protoc for this platform in target/protoc");
    }

    @Test
    void declaresTheSameAsTheCompiler() throws Exception {
        FileDescriptor ours = ProtobufFile.of(FILE, REFERENCES, Optional::empty);
        FileDescriptorProto theirs = compile(FILE);

        assertThat(ours.getDependencies().stream().map(FileDescriptor::getName))
                .containsExactlyElementsOf(theirs.getDependencyList());
        assertThat(ours.toProto().getEnumTypeList()).isEqualTo(theirs.getEnumTypeList());
        assertThat(ours.toProto().getMessageTypeCount()).isEqualTo(theirs.getMessageTypeCount());
        for (int i = 0; i < theirs.getMessageTypeCount(); i++) {
            assertThat(comparable(ours.toProto().getMessageType(i))).isEqualTo(comparable(theirs.getMessageType(i)));
        }
    }

    @Test
    void readsWhatTheCompilerEncodes() throws Exception {
        Files.writeString(
                folder.resolve("text"),
                "by_sku { key: 'k' value { sku: 's' counts: 1 counts: 2 } } "
                        + "states { key: -1 value: OLD } card: 'c' maybe: 0 at { seconds: 1 } thing { d { x: -5 } } "
                        + "snake_case_name: 'n' fixed: 9");
        Process encoder = new Protoc(folder, FILE, REFERENCES)
                .process("--encode=shop.v1.Order")
                .redirectInput(folder.resolve("text").toFile())
                .start();
        byte[] bytes = encoder.getInputStream().readAllBytes();
        assertThat(encoder.waitFor()).isZero();
        ProtobufJson json = new ProtobufJson(FILE, REFERENCES, Optional::empty, null, false);
        ByteBuilder out = new ByteBuilder();

        json.write(new byte[] {0}, 0, bytes, true, out);

        assertThat(new String(out.toByteArray(), UTF_8))
                .isEqualTo(
                        "{\"bySku\":{\"k\":{\"sku\":\"s\",\"counts\":[1,2]}},\"states\":{\"-1\":\"OLD\"},\"card\":\"c\","
                                + "\"maybe\":0,\"at\":\"1970-01-01T00:00:01Z\",\"thing\":{\"d\":{\"x\":-5}},\"@name\":\"n\","
                                + "\"fixed\":[\"9\"]}");
        assertThat(HexFormat.of()
                        .formatHex(json.read(out.toByteArray(), null).payload().array()))
                .isEqualTo(HexFormat.of().formatHex(bytes));
    }

    @Test
    void groupsAndEditionsAreReadAsTheRegistryCompiledThem() throws Exception {
        String groups = "syntax = \"proto2\"; import \"other.proto\"; message First { optional int32 a = 1; } "
                + "message G { map<string, string> m = 3; optional group Part = 1 { optional int32 x = 2; } "
                + "message Inner { optional other.Thing t = 1; } }";
        Bytes compiled = Bytes.of(compile(groups).toByteArray());
        ProtobufJson json = new ProtobufJson(groups, REFERENCES, () -> Optional.of(compiled), null, false);
        ByteBuilder out = new ByteBuilder();

        String message = json.write(
                HexFormat.of().parseHex("02020b10070c"), 0, HexFormat.of().parseHex("02020b10070c"), false, out);

        assertThat(message).isEqualTo("G");
        assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo("{\"part\":{\"x\":7},\"m\":{}}");

        String edition = "edition = \"2023\"; message E { int32 x = 1 [features.field_presence = IMPLICIT]; }";
        Bytes second = Bytes.of(compile(edition).toByteArray());
        ByteBuilder more = new ByteBuilder();
        new ProtobufJson(edition, Map.of(), () -> Optional.of(second), null, false)
                .write(new byte[] {0, 8, 5}, 0, new byte[] {0, 8, 5}, false, more);
        assertThat(new String(more.toByteArray(), UTF_8)).isEqualTo("{\"x\":5}");
    }

    /** Without what has no meaning for bytes and JSON, and in an order of its own: map entries come last with us. */
    private static DescriptorProto comparable(DescriptorProto message) {
        DescriptorProto.Builder comparable =
                message.toBuilder().clearReservedRange().clearReservedName().clearNestedType();
        message.getNestedTypeList().stream()
                .map(ProtocTest::comparable)
                .sorted(Comparator.comparing(DescriptorProto::getName))
                .forEach(comparable::addNestedType);
        for (FieldDescriptorProto.Builder field : comparable.getFieldBuilderList()) {
            field.setJsonName(jsonName(field));
        }
        return comparable.build();
    }

    private static String jsonName(FieldDescriptorProto.Builder field) {
        if (field.hasJsonName()) {
            return field.getJsonName();
        }
        StringBuilder name = new StringBuilder();
        for (char c : field.getName().toCharArray()) {
            boolean afterLine = name.length() > 0 && name.charAt(name.length() - 1) == '_';
            if (afterLine) {
                name.setLength(name.length() - 1);
            }
            name.append(afterLine ? Character.toUpperCase(c) : c);
        }
        return name.toString();
    }

    private FileDescriptorProto compile(String text) throws IOException, InterruptedException {
        return new Protoc(folder, text, REFERENCES).descriptor();
    }
}
