package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProtobufRoundTripTest {
    private static final String FILE = """
            syntax = "proto3";
            message All {
              double a = 1; float b = 2; int32 c = 3; int64 d = 4; uint32 e = 5; uint64 f = 6; sint32 g = 7; sint64 h = 8;
              fixed32 i = 9; fixed64 j = 10; sfixed32 k = 11; sfixed64 l = 12; bool m = 13; string n = 14; bytes o = 15;
              Kind p = 16; All q = 17; repeated All r = 18; map<string, All> s = 19; map<int64, string> t = 20;
              oneof u { string v = 21; int32 w = 22; }
              optional string x = 23; repeated Kind y = 24; repeated sint64 z = 25;
              enum Kind { ZERO = 0; ONE = 1; MINUS = -1; }
            }
            """;

    private final ProtobufJson json;
    private final Descriptor all;

    ProtobufRoundTripTest() throws SchemaMismatch {
        json = new ProtobufJson(FILE, Map.of(), Optional::empty, null, false);
        all = ProtobufFile.of(FILE, Map.of(), Optional::empty).getMessageTypes().get(0);
    }

    @Property(tries = 500)
    void givesBackTheMessageFromJson(@ForAll long seed) throws Exception {
        DynamicMessage message = message(new Random(seed), 0);
        ByteBuilder text = new ByteBuilder();

        json.write(new byte[] {0}, 0, message.toByteArray(), true, text);
        byte[] back = json.read(text.toByteArray(), null).payload().array();

        assertThat(DynamicMessage.parseFrom(all, back))
                .as(new String(text.toByteArray(), UTF_8))
                .isEqualTo(message);
        assertThat(new String(text.toByteArray(), UTF_8)).doesNotContain("\\u003c", "\\u0026");
    }

    private DynamicMessage message(Random random, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(all);
        for (FieldDescriptor field : all.getFields()) {
            boolean deep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField();
            if (random.nextInt(3) > 0 || (deep && depth > 2)) {
                continue;
            }
            if (field.isMapField()) {
                message.addRepeatedField(field, entry(field, random, depth));
            } else if (field.isRepeated()) {
                message.addRepeatedField(field, value(field, random, depth));
                message.addRepeatedField(field, value(field, random, depth));
            } else {
                message.setField(field, value(field, random, depth));
            }
        }
        return message.build();
    }

    private DynamicMessage entry(FieldDescriptor field, Random random, int depth) {
        DynamicMessage.Builder entry = DynamicMessage.newBuilder(field.getMessageType());
        for (FieldDescriptor part : field.getMessageType().getFields()) {
            entry.setField(part, value(part, random, depth + 1));
        }
        return entry.build();
    }

    private Object value(FieldDescriptor field, Random random, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextBoolean() ? Float.NEGATIVE_INFINITY : random.nextFloat();
            // Not -0.0, which the library reads back as 0.0.
            case DOUBLE -> random.nextBoolean() ? Double.NaN : random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> new String[] {"", "é\"\\<>&'", "😀", "\u0001\u2028"}[random.nextInt(4)];
            case BYTE_STRING -> ByteString.copyFrom(new byte[] {(byte) random.nextInt(), 0});
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(3));
            case MESSAGE -> depth > 2 ? DynamicMessage.getDefaultInstance(all) : message(random, depth + 1);
        };
    }
}
