package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.ProvenanceField.ATTEMPTS;
import static io.kafkactl.ops.dlq.format.ProvenanceField.ERROR_CLASS;
import static io.kafkactl.ops.dlq.format.ProvenanceField.ERROR_MESSAGE;
import static io.kafkactl.ops.dlq.format.ProvenanceField.FAILED_AT;
import static io.kafkactl.ops.dlq.format.ProvenanceField.GROUP;
import static io.kafkactl.ops.dlq.format.ProvenanceField.OFFSET;
import static io.kafkactl.ops.dlq.format.ProvenanceField.PARTITION;
import static io.kafkactl.ops.dlq.format.ProvenanceField.STACK_TRACE;
import static io.kafkactl.ops.dlq.format.ProvenanceField.TIMESTAMP;
import static io.kafkactl.ops.dlq.format.ProvenanceField.TOPIC;
import static io.kafkactl.ops.dlq.format.ProvenanceField.WRAPPER_CLASS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** In which headers a format keeps which fact, how they are encoded, and which of several values is the newest. */
final class HeaderFields {
    /** Where a framework puts the value of a record that fails again. */
    enum Order {
        /** Behind the earlier ones: the last value is the newest. */
        APPENDED("last", "each failure appends"),
        /** Before the earlier ones: the first value is the newest. */
        PREPENDED("first", "each failure prepends");

        private final String word;
        private final String why;

        Order(String word, String why) {
            this.word = word;
            this.why = why;
        }
    }

    /** The headers of one fact, the best first, and where {@link FoundHeaders} has them. */
    private record Source(List<String> headers, List<Integer> slots, Encoding encoding) {}

    private static final String JSON_TYPES = "spring_json_header_types";

    private final Order order;
    private final Map<ProvenanceField, Source> sources = new EnumMap<>(ProvenanceField.class);
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final int jsonTypes = slot(JSON_TYPES);

    private HeaderFields(Order order) {
        this.order = order;
    }

    private int slot(String header) {
        return slots.computeIfAbsent(header, name -> slots.size());
    }

    static HeaderFields in(Order order) {
        return new HeaderFields(order);
    }

    /** Numbers in whichever encoding they come, times likewise, all else text. */
    HeaderFields with(ProvenanceField field, String... headers) {
        return with(
                field,
                switch (field) {
                    case PARTITION, OFFSET, TIMESTAMP, ATTEMPTS -> Encoding.NUMBER;
                    case FAILED_AT -> Encoding.TIME;
                    case TOPIC, GROUP, ERROR_CLASS, WRAPPER_CLASS, ERROR_MESSAGE, STACK_TRACE -> Encoding.TEXT;
                },
                headers);
    }

    HeaderFields with(ProvenanceField field, Encoding encoding, String... headers) {
        names.addAll(List.of(headers));
        sources.put(
                field,
                new Source(List.of(headers), Stream.of(headers).map(this::slot).toList(), encoding));
        return this;
    }

    /** Every header that is read. */
    Set<String> names() {
        return names;
    }

    private FoundHeaders find(Headers headers) {
        return new FoundHeaders(slots, headers);
    }

    Provenance provenance(Headers headers) {
        FoundHeaders found = find(headers);
        return Provenance.of(
                history(headers, found), HeaderValues.countOrNull(number(found, TIMESTAMP)), failure(found));
    }

    Failure failure(Headers headers) {
        return failure(find(headers));
    }

    private Failure failure(FoundHeaders headers) {
        String wrapper = StackTraceText.className(text(headers, WRAPPER_CLASS));
        String trace = text(headers, STACK_TRACE);
        String root = text(headers, ERROR_CLASS);
        if (root == null && wrapper != null) {
            root = StackTraceText.rootCause(trace);
        }
        Source time = sources.get(FAILED_AT);
        return new Failure(
                root != null ? root : wrapper,
                root == null || root.equals(wrapper) ? null : wrapper,
                text(headers, ERROR_MESSAGE),
                trace,
                text(headers, GROUP),
                HeaderValues.countOrNull(number(headers, ATTEMPTS)),
                time == null ? null : time.encoding().time(newest(headers, time)));
    }

    @Nullable
    String text(Headers headers, ProvenanceField field) {
        return text(find(headers), field);
    }

    private @Nullable String text(FoundHeaders headers, ProvenanceField field) {
        Source source = sources.get(field);
        return source == null ? null : text(headers, source.encoding().text(newest(headers, source)));
    }

    private @Nullable Long number(FoundHeaders headers, ProvenanceField field) {
        Source source = sources.get(field);
        return source == null ? null : source.encoding().number(newest(headers, source));
    }

    /** Spring's JSON mapper puts text in quotes, and says so in a header. */
    private @Nullable String text(FoundHeaders headers, @Nullable String text) {
        boolean quoted = text != null
                && text.length() > 1
                && text.startsWith("\"")
                && text.endsWith("\"")
                && headers.has(jsonTypes);
        return text != null && quoted ? text.substring(1, text.length() - 1) : text;
    }

    private byte @Nullable [] newest(FoundHeaders headers, Source source) {
        for (int slot : source.slots()) {
            byte[] value = order == Order.APPENDED ? headers.last(slot) : headers.first(slot);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private List<Place> history(Headers headers, FoundHeaders found) {
        Source topic = sources.get(TOPIC);
        return topic != null && found.isRepeated(topic.slots().get(0))
                ? places(headers, found)
                : List.of(newestPlace(found));
    }

    private Place newestPlace(FoundHeaders found) {
        return new Place(
                text(found, TOPIC),
                HeaderValues.partitionOrNull(number(found, PARTITION)),
                HeaderValues.countOrNull(number(found, OFFSET)));
    }

    /** Oldest first. Values that cannot be told which belongs to which count as one failure, the newest. */
    private List<Place> places(Headers headers, FoundHeaders found) {
        List<byte @Nullable []> topics = all(headers, TOPIC);
        List<byte @Nullable []> partitions = all(headers, PARTITION);
        List<byte @Nullable []> offsets = all(headers, OFFSET);
        int size = topics.size();
        if ((!partitions.isEmpty() && partitions.size() != size) || (!offsets.isEmpty() && offsets.size() != size)) {
            return List.of(newestPlace(found));
        }
        List<Place> places = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            places.add(new Place(
                    text(found, encoding(TOPIC).text(topics.get(i))),
                    HeaderValues.partitionOrNull(
                            partitions.isEmpty() ? null : encoding(PARTITION).number(partitions.get(i))),
                    HeaderValues.countOrNull(
                            offsets.isEmpty() ? null : encoding(OFFSET).number(offsets.get(i)))));
        }
        if (order == Order.PREPENDED) {
            Collections.reverse(places);
        }
        return List.copyOf(places);
    }

    private Encoding encoding(ProvenanceField field) {
        Source source = sources.get(field);
        return source == null ? Encoding.TEXT : source.encoding();
    }

    private List<byte @Nullable []> all(Headers headers, ProvenanceField field) {
        Source source = sources.get(field);
        if (source == null) {
            return List.of();
        }
        List<byte @Nullable []> values = new ArrayList<>();
        for (Header header : headers.headers(source.headers().get(0))) {
            values.add(header.value());
        }
        return values;
    }

    /** Every header that is there, by fact. */
    List<Evidence> evidence(Headers headers) {
        List<Evidence> evidence = new ArrayList<>();
        sources.forEach((field, source) -> {
            boolean decided = false;
            for (String name : source.headers()) {
                List<Header> values = new ArrayList<>();
                headers.headers(name).forEach(values::add);
                if (!values.isEmpty()) {
                    Evidence found = evidence(field, source, name, values, decided);
                    evidence.add(found);
                    decided |= found.readings().stream().anyMatch(Evidence.Reading::chosen);
                }
            }
        });
        return evidence;
    }

    private Evidence evidence(ProvenanceField field, Source source, String name, List<Header> values, boolean decided) {
        int newest = order == Order.APPENDED ? values.size() - 1 : 0;
        boolean chosen = !decided && values.get(newest).value() != null;
        List<Evidence.Reading> readings = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            readings.add(source.encoding().reading(values.get(i).value(), chosen && i == newest));
        }
        String rule;
        if (decided) {
            rule = "another header tells it better";
        } else if (!chosen) {
            rule = "the newest value is null";
        } else {
            rule = values.size() == 1 ? "the only value" : "the " + order.word + " value: " + order.why;
        }
        return new Evidence(field.id(), name, readings, rule);
    }
}
