package io.kafkactl.ops.schema.analysis;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;

/** Reads Protobuf schemas with the parser that registries use. */
final class ProtobufText {
    private ProtobufText() {}

    static ProtobufFile parse(CompleteSchema schema) {
        ProtobufFile file = new ProtobufFile(
                parse(schema.origin(), schema.origin(), schema.schema().text()));
        schema.imports().forEach((name, text) -> file.add(parse(schema.origin(), name, text)));
        return file;
    }

    private static ProtoFileElement parse(String origin, String name, String text) {
        try {
            return ProtoParser.Companion.parse(Location.get(name), text);
        } catch (IllegalStateException | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage())
                    .replaceFirst(
                            "^Syntax error in .*?:(\\d+):(\\d+): ",
                            name.equals(origin) ? "line $1, column $2: " : "in an import, line $1, column $2: ");
            throw InvalidSchema.of(origin, "Protobuf", new IllegalArgumentException(reason, e));
        } catch (StackOverflowError e) {
            throw InvalidSchema.of(
                    origin, "Protobuf", new IllegalArgumentException("its messages are nested too deeply", e));
        }
    }
}
