package io.kafkactl.cli.topic.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.provision.catalogue.Catalogue;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.Printer;
import io.kafkactl.output.RowModel;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** How {@code topic docs} writes a catalogue. */
public enum CatalogueFormat {
    MD,
    HTML,
    ASYNCAPI,
    JSON,
    YAML;

    /** The whole document. */
    public byte[] write(Catalogue catalogue, String title) {
        return switch (this) {
            case MD -> CatalogueMarkdown.of(catalogue, title).getBytes(UTF_8);
            case HTML -> CatalogueHtml.of(catalogue, title).getBytes(UTF_8);
            case ASYNCAPI -> CatalogueAsyncApi.of(catalogue, title).getBytes(UTF_8);
            case JSON, YAML -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new Printer(OutputFormat.of(this), out)
                        .print(CatalogueRows.TOPICS, catalogue.topics(), catalogue.errors());
                yield out.toByteArray();
            }
        };
    }

    /** Of the document for programs. */
    public static RowModel<?> rows() {
        return CatalogueRows.TOPICS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
