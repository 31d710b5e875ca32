package io.kafkactl.ops.dlq.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes the headers of redriven records by the user's rules, and remembers by name what became of them. */
final class OutgoingHeaders {
    /** The SHA-256 of the value before it was edited, in hexadecimal. */
    static final String EDITED = "kafkactl-edited";

    private static final Set<String> SINGLE =
            Set.of(RedriveHeaders.COUNT, RedriveHeaders.RUN, RedriveHeaders.FROM, RedriveHeaders.ID);
    private static final int REMEMBERED = 1_000;

    /**
     * What else is written on a redriven record.
     *
     * @param id the dead letter's, for a record that goes to another cluster
     */
    record Marks(
            String run,
            @Nullable Long replacedTimestamp,
            @Nullable String editedHash,
            @Nullable String id) {}

    private final HeaderRules rules;
    private final HeaderDisposition disposition;
    private final Map<HeaderDisposition.Action, Set<String>> seen = new TreeMap<>();
    private final Map<String, HeaderDisposition.Action> known = new HashMap<>();

    OutgoingHeaders(HeaderRules rules, DeadLetterFormat format) {
        this.rules = rules;
        this.disposition = new HeaderDisposition(format);
    }

    /** The names met so far that had this fate. */
    Collection<String> names(HeaderDisposition.Action fate) {
        return seen.getOrDefault(fate, Set.of());
    }

    /**
     * Kept headers stay in their order, duplicates and null values included.
     *
     * @param original the dead letter's headers, or the source record's when the dead letter lost them
     */
    Headers of(ConsumerRecord<byte[], byte[]> deadLetter, Headers original, Provenance provenance, Marks marks) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : original) {
            switch (fate(header.key())) {
                case KEEP -> headers.add(header);
                case LINK -> link(original, headers, header);
                case STRIP -> {}
            }
        }
        rules.set().forEach((name, value) -> add(headers, name, value));
        if (rules.mark()) {
            mark(headers, deadLetter, original, provenance, marks);
        }
        return headers;
    }

    /** The trace that the record had first is the one to follow back to, so that it is moved once. */
    private static void link(Headers original, RecordHeaders headers, Header header) {
        String name = HeaderDisposition.LINK_PREFIX + header.key();
        if (original.lastHeader(name) == null) {
            headers.remove(name);
            headers.add(name, header.value());
        }
    }

    private static void mark(
            RecordHeaders headers,
            ConsumerRecord<byte[], byte[]> deadLetter,
            Headers original,
            Provenance provenance,
            Marks marks) {
        add(headers, RedriveHeaders.COUNT, Long.toString(RedriveHeaders.count(original, provenance) + 1));
        add(headers, RedriveHeaders.RUN, marks.run());
        add(
                headers,
                RedriveHeaders.FROM,
                deadLetter.topic() + "-" + deadLetter.partition() + "@" + deadLetter.offset());
        if (provenance.hasCoordinates() && headers.lastHeader(RedriveHeaders.ORIGIN) == null) {
            add(headers, RedriveHeaders.ORIGIN, provenance.origin().toString());
        }
        Long timestamp = marks.replacedTimestamp();
        if (timestamp != null && headers.lastHeader(RedriveHeaders.ORIGIN_TIMESTAMP) == null) {
            add(headers, RedriveHeaders.ORIGIN_TIMESTAMP, timestamp.toString());
        }
        if (marks.id() != null) {
            add(headers, RedriveHeaders.ID, marks.id());
        }
        String hash = marks.editedHash();
        if (hash != null) {
            headers.remove(EDITED);
            add(headers, EDITED, hash);
        }
    }

    private HeaderDisposition.Action fate(String name) {
        HeaderDisposition.Action action = known.get(name);
        if (action == null) {
            action = decide(name);
            if (known.size() < REMEMBERED) {
                known.put(name, action);
                seen.computeIfAbsent(action, a -> new TreeSet<>()).add(name);
            }
        }
        return action;
    }

    private HeaderDisposition.Action decide(String name) {
        if (SINGLE.contains(name) || rules.drops(name)) {
            return HeaderDisposition.Action.STRIP;
        }
        if (rules.keeps(name)) {
            return HeaderDisposition.Action.KEEP;
        }
        if (rules.mode() == HeaderRules.Mode.NONE) {
            return HeaderDisposition.Action.STRIP;
        }
        HeaderDisposition.Action action = disposition.of(name);
        if (action == HeaderDisposition.Action.LINK) {
            return switch (rules.trace()) {
                case LINK -> rules.mark() ? HeaderDisposition.Action.LINK : HeaderDisposition.Action.STRIP;
                case KEEP -> HeaderDisposition.Action.KEEP;
                case DROP -> HeaderDisposition.Action.STRIP;
            };
        }
        return rules.mode() == HeaderRules.Mode.KEEP ? HeaderDisposition.Action.KEEP : action;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
