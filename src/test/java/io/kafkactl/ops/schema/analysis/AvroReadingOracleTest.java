package io.kafkactl.ops.schema.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.registry.SchemaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Avro itself reads data of one schema with another exactly where the comparison says that it can. */
class AvroReadingOracleTest {
    private static final int RECORDS = 60;
    private static final List<String> TYPES = List.of(
            "'int'",
            "'long'",
            "'float'",
            "'double'",
            "'string'",
            "'bytes'",
            "'boolean'",
            "['null','string']",
            "['null','int']",
            "['int','string']",
            "['null','long','boolean']",
            "{'type':'array','items':'int'}",
            "{'type':'array','items':['null','long']}",
            "{'type':'map','values':'long'}",
            "{'type':'enum','name':'E','symbols':['A','B']}",
            "{'type':'enum','name':'E','symbols':['A','B','C']}",
            "{'type':'enum','name':'E','symbols':['A'],'default':'A'}",
            "{'type':'fixed','name':'F','size':4}",
            "{'type':'fixed','name':'F','size':5}",
            "{'type':'record','name':'R','fields':[]}",
            "{'type':'record','name':'R','fields':[{'name':'x','type':'int'}]}",
            "{'type':'record','name':'R','fields':[{'name':'x','type':'long','default':3}]}",
            "['null',{'type':'record','name':'R','fields':[{'name':'y','type':'int','aliases':['x']}]}]",
            "['null',{'type':'record','name':'R','fields':[{'name':'x','type':'string'}]}]");

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyVerdictIsWhatAvroDoes(int seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String before = record(random);
            String after = record(random);
            Schemas change = Schemas.avro(before, after);
            assertThat(change.backward().isEmpty())
                    .as("old %s%nnew %s%n%s", before, after, change.backward())
                    .isEqualTo(reads(after, before, seed));
            assertThat(change.forward().isEmpty())
                    .as("old %s%nnew %s%n%s", before, after, change.forward())
                    .isEqualTo(reads(before, after, seed));
        }
    }

    /** One to three fields of few names and types, so that pairs have much in common. */
    private static String record(Random random) {
        List<String> fields = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            if (fields.isEmpty() || random.nextBoolean()) {
                fields.add("{'name':'" + name + "','type':" + type(random, fields) + "}");
            }
        }
        return Schemas.record(String.join(",", fields));
    }

    /** A name is defined once in a schema. */
    private static String type(Random random, List<String> earlier) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        boolean taken = List.of("'E'", "'F'", "'R'").stream()
                .anyMatch(
                        name -> type.contains(name) && String.join("", earlier).contains(name));
        return taken ? "'int'" : random.nextInt(4) == 0 ? type + withDefault(type) : type;
    }

    private static String withDefault(String type) {
        return switch (type) {
            case "'int'", "'long'", "'double'" -> ",'default':7";
            case "'string'" -> ",'default':'x'";
            default -> type.startsWith("['null'") ? ",'default':null" : "";
        };
    }

    private static boolean reads(String reader, String writer, int seed) throws IOException {
        Schema writerSchema = AvroText.parse(Schemas.complete("w", SchemaType.AVRO, writer, Map.of()));
        Schema readerSchema = AvroText.parse(Schemas.complete("r", SchemaType.AVRO, reader, Map.of()));
        for (Object datum : new RandomData(writerSchema, RECORDS, seed)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(writerSchema).write(datum, encoder);
            encoder.flush();
            try {
                new GenericDatumReader<>(writerSchema, readerSchema)
                        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
            } catch (AvroRuntimeException e) {
                return false;
            }
        }
        return true;
    }
}
