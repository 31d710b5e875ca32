package io.kafkactl.ops.dlq.format;

import io.kafkactl.config.DlqFormatRule;
import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** A home-grown convention that the context describes. */
final class ConfiguredFormat extends HeaderFormat {
    private final List<String> required;
    private final Set<String> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    ConfiguredFormat(String name, DlqFormatRule rule) {
        super(name, "headers " + String.join(", ", rule.requires()) + " (context)", fields(rule));
        this.required = rule.requires();
        names.addAll(fields().names());
        for (String pattern : rule.strip()) {
            if (pattern.endsWith("*")) {
                prefixes.add(pattern.substring(0, pattern.length() - 1));
            } else {
                names.add(pattern);
            }
        }
    }

    private static HeaderFields fields(DlqFormatRule rule) {
        HeaderFields fields = HeaderFields.in(rule.newestFirst() ? Order.PREPENDED : Order.APPENDED);
        for (ProvenanceField field : ProvenanceField.values()) {
            DlqFormatRule.HeaderRule header = rule.fields().get(field.id());
            if (header != null && header.encoding().isEmpty()) {
                fields.with(field, header.header());
            } else if (header != null) {
                fields.with(field, Encoding.byId(header.encoding()), header.header());
            }
        }
        return fields;
    }

    @Override
    boolean recognises(Headers headers) {
        return required.stream().allMatch(name -> HeaderValues.last(headers, name) != null);
    }

    @Override
    public boolean ownsHeader(String name) {
        return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
    }
}
