package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;

/** Makes YAML of what is written as JSON; a class of its own, so that only those who ask for YAML load it. */
final class YamlText {
    private YamlText() {}

    /** Every text in quotes: no name may read as a number, a date or a truth value. The stream is left open. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(new OutputStreamWriter(out, UTF_8));
    }
}
