package io.kafkactl.ops.dlq.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of an envelope tell, each said once. */
final class EnvelopeFacts {
    private record Fact(String place, String text) {}

    private final String rule;
    private final Map<ProvenanceField, Fact> facts = new EnumMap<>(ProvenanceField.class);

    /** @param rule where the fields are, for {@code --explain} */
    EnvelopeFacts(String rule) {
        this.rule = rule;
    }

    /** Nothing for null. */
    EnvelopeFacts with(ProvenanceField field, String place, @Nullable Object value) {
        if (value != null) {
            facts.put(field, new Fact(place, value.toString()));
        }
        return this;
    }

    Provenance provenance() {
        Place place = new Place(
                text(ProvenanceField.TOPIC),
                HeaderValues.partitionOrNull(count(ProvenanceField.PARTITION)),
                count(ProvenanceField.OFFSET));
        String root = text(ProvenanceField.ERROR_CLASS);
        return Provenance.at(
                place,
                count(ProvenanceField.TIMESTAMP),
                new Failure(
                        root != null ? root : text(ProvenanceField.WRAPPER_CLASS),
                        null,
                        text(ProvenanceField.ERROR_MESSAGE),
                        text(ProvenanceField.STACK_TRACE),
                        text(ProvenanceField.GROUP),
                        count(ProvenanceField.ATTEMPTS),
                        FailedAt.parse(text(ProvenanceField.FAILED_AT))));
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        facts.forEach((field, fact) -> evidence.add(new Evidence(
                field.id(), fact.place(), List.of(new Evidence.Reading(fact.text(), "utf8", true)), rule)));
        return evidence;
    }

    private @Nullable String text(ProvenanceField field) {
        Fact fact = facts.get(field);
        return fact == null ? null : fact.text();
    }

    /** Null for what is no count; a fraction, a sign or an exponent is none. */
    private @Nullable Long count(ProvenanceField field) {
        String text = text(field);
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
