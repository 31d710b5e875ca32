package io.kafkactl.record.input;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records made from templates, as many as wanted; the same ones again for the same seed, but for the time. */
public final class TemplateInput implements RecordInput {
    private final @Nullable Template key;
    private final Template value;
    private final long count;
    private final Random random;
    private final Clock clock;
    private long number;
    private @Nullable OutgoingRecord record;

    public TemplateInput(@Nullable Template key, Template value, long count, Random random, Clock clock) {
        this.key = key;
        this.value = value;
        this.count = count;
        this.random = random;
        this.clock = clock;
    }

    /** Makes the record here: one that is passed over draws its share of chance, too. */
    @Override
    public boolean next() {
        if (number == count) {
            return false;
        }
        number++;
        Template.Moment moment = new Template.Moment(number, random, clock.instant());
        record = new OutgoingRecord(
                null, null, key == null ? null : key.render(moment), value.render(moment), List.of());
        return true;
    }

    @Override
    public @Nullable OutgoingRecord record() {
        return record;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Bytes raw() {
        OutgoingRecord made = record;
        return made == null || made.value() == null ? Bytes.EMPTY : made.value();
    }

    @Override
    public void close() {}
}
