package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A point in time or a time of the day, in ISO 8601; a number that ISO cannot spell in four digits a year stays one. */
final class AvroTemporal extends AvroNode {
    /** What the number counts from. */
    enum Form {
        DATE,
        TIME,
        TIMESTAMP,
        LOCAL_TIMESTAMP
    }

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Form form;
    private final boolean wide;
    private final int digits;
    private final long perSecond;

    /**
     * A logical type.
     *
     * @param digits behind the second: 3, 6 or 9
     */
    AvroTemporal(Form form, boolean wide, int digits) {
        super(wide ? "long" : "int", STRING, NUMBER);
        this.form = form;
        this.wide = wide;
        this.digits = digits;
        this.perSecond = digits == 3 ? 1_000 : digits == 6 ? 1_000_000 : NANOS_PER_SECOND;
    }

    @Override
    void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
        long value = wide ? in.readLong() : in.readInt();
        long seconds = form == Form.DATE ? 0 : Math.floorDiv(value, perSecond);
        long day = form == Form.DATE ? value : Math.floorDiv(seconds, SECONDS_PER_DAY);
        boolean spelled = form == Form.TIME ? day == 0 : day >= FIRST_DAY && day <= LAST_DAY;
        if (!spelled) {
            json.putLong(value);
            return;
        }
        json.put('"');
        if (form != Form.TIME) {
            putDate(json, LocalDate.ofEpochDay(day));
        }
        if (form != Form.DATE) {
            if (form != Form.TIME) {
                json.put('T');
            }
            putTime(json, (int) Math.floorMod(seconds, SECONDS_PER_DAY), Math.floorMod(value, perSecond));
        }
        if (form == Form.TIMESTAMP) {
            json.put('Z');
        }
        json.put('"');
    }

    private static void putDate(ByteBuilder json, LocalDate date) {
        putDigits(json, date.getYear(), 4);
        json.put('-');
        putDigits(json, date.getMonthValue(), 2);
        json.put('-');
        putDigits(json, date.getDayOfMonth(), 2);
    }

    private void putTime(ByteBuilder json, int second, long fraction) {
        putDigits(json, second / 3600, 2);
        json.put(':');
        putDigits(json, second / 60 % 60, 2);
        json.put(':');
        putDigits(json, second % 60, 2);
        json.put('.');
        putDigits(json, fraction, digits);
    }

    private static void putDigits(ByteBuilder json, long number, int count) {
        long unit = 1;
        for (int i = 1; i < count; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            json.put((int) ('0' + number / unit % 10));
        }
    }

    @Override
    void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
        if (json.isNumber()) {
            putInt(out, AvroScalars.whole(json, wide));
            return;
        }
        if (!json.isTextual()) {
            throw notA(example(), json);
        }
        try {
            putInt(out, parse(json.textValue()));
        } catch (DateTimeException e) {
            throw notA(example(), json);
        } catch (ArithmeticException e) {
            throw new SchemaMismatch(brief(json) + " cannot be said in " + digits + " digits behind the second");
        }
    }

    private long parse(String text) {
        return switch (form) {
            case DATE -> Math.toIntExact(LocalDate.parse(text).toEpochDay());
            case TIME -> exact(0, LocalTime.parse(text).toNanoOfDay());
            case TIMESTAMP -> exact(OffsetDateTime.parse(text).toInstant());
            case LOCAL_TIMESTAMP -> exact(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        };
    }

    private long exact(Instant time) {
        return exact(time.getEpochSecond(), time.getNano());
    }

    private long exact(long seconds, long nanos) {
        long nanosEach = NANOS_PER_SECOND / perSecond;
        if (nanos % nanosEach != 0) {
            throw new ArithmeticException("too precise");
        }
        return Math.addExact(Math.multiplyExact(seconds, perSecond), nanos / nanosEach);
    }

    private String example() {
        return switch (form) {
            case DATE -> "date such as 2026-01-31";
            case TIME -> "time such as 10:00:00.5";
            case TIMESTAMP -> "timestamp such as 2026-01-31T10:00:00Z";
            case LOCAL_TIMESTAMP -> "local timestamp such as 2026-01-31T10:00:00";
        };
    }
}
