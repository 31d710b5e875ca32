package io.kafkactl.output;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;

/** Writes of each record what a template says, by default the bytes of the value and a line feed. */
public final class RecordTextWriter implements RecordSink {
    private final OutputStream out;
    private final RecordTemplate template;
    private final RecordDecoding decoding;
    private final ByteBuilder line = new ByteBuilder();

    public RecordTextWriter(OutputStream out, RecordTemplate template, RecordDecoding decoding) {
        this.out = out;
        this.template = template;
        this.decoding = decoding;
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        line.clear();
        String error = template.put(decoding, record, line);
        if (error == null || decoding.keeps(record, error)) {
            line.moveTo(out);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
