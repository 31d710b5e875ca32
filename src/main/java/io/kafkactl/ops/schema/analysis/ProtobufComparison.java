package io.kafkactl.ops.schema.analysis;

import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import io.kafkactl.ops.schema.analysis.ProtobufFile.Declared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs between two Protobuf files, by the numbers that stand in the data, and by a registry's rules. */
final class ProtobufComparison {
    private static final String OLD_DATA = ": old data cannot be read";
    private static final String OLD_READERS = ": readers with the old schema cannot read new data";

    private final ProtobufFile before;
    private final ProtobufFile after;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private ProtobufComparison(ProtobufFile before, ProtobufFile after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> changes(ProtobufFile before, ProtobufFile after) {
        ProtobufComparison comparison = new ProtobufComparison(before, after);
        comparison.files();
        return comparison.changes;
    }

    private void files() {
        both("", "package", before.packageName(), after.packageName(), "the package changed from '%s' to '%s'");
        if (!before.syntax().equals(after.syntax())) {
            changes.add(Change.changed("", "syntax", before.syntax(), after.syntax())
                    .remark("defaults and presence of fields differ between the syntaxes"));
        }
        Map<String, Declared> old = before.byLocalName();
        Map<String, Declared> now = after.byLocalName();
        now.forEach((name, type) -> {
            Declared counterpart = old.get(name);
            if (counterpart == null) {
                added(name, type);
            } else {
                types(counterpart, type);
            }
        });
        old.forEach((name, type) -> {
            if (!now.containsKey(name)) {
                removed(name, type);
            }
        });
    }

    private void added(String name, Declared type) {
        String what = "message " + name + " was added";
        changes.add(Change.added(name, kind(type), name).forward(type.isEnum() ? null : what + OLD_READERS));
    }

    private void removed(String name, Declared type) {
        String what = "message " + name + " was removed";
        changes.add(Change.removed(name, kind(type), name).backward(type.isEnum() ? null : what + OLD_DATA));
    }

    private static String kind(Declared type) {
        return type.isEnum() ? "enum" : "message";
    }

    private void types(Declared old, Declared now) {
        if (!compared.add(old.fullName() + " " + now.fullName())) {
            return;
        }
        if (old.element() instanceof MessageElement oldMessage && now.element() instanceof MessageElement message) {
            fields(old, oldMessage, now, message);
        } else if (old.element() instanceof EnumElement oldEnum && now.element() instanceof EnumElement newEnum) {
            constants(now.localName(), oldEnum, newEnum);
        } else {
            both(now.localName(), "kind", kind(old), kind(now), now.localName() + " changed from %s to %s");
        }
    }

    private void both(String path, String part, @Nullable String old, @Nullable String now, String sentence) {
        if (!Objects.equals(old, now)) {
            String what = String.format(sentence, old, now);
            changes.add(Change.changed(path, part, old, now)
                    .backward(what + OLD_DATA)
                    .forward(what + OLD_READERS));
        }
    }

    private void constants(String path, EnumElement old, EnumElement now) {
        Map<Integer, String> oldNames = names(old);
        Map<Integer, String> names = names(now);
        names.forEach((number, name) -> {
            String before = oldNames.get(number);
            if (before == null) {
                changes.add(Change.added(path, "constant", name + " = " + number));
            } else if (!before.equals(name)) {
                changes.add(Change.renamed(path, "constant", before + " = " + number, name + " = " + number)
                        .remark("data holds the number, but JSON the name"));
            }
        });
        oldNames.forEach((number, name) -> {
            if (!names.containsKey(number)) {
                changes.add(Change.removed(path, "constant", name + " = " + number));
            }
        });
    }

    private static Map<Integer, String> names(EnumElement element) {
        Map<Integer, String> names = new TreeMap<>();
        for (EnumConstantElement constant : element.getConstants()) {
            names.merge(constant.getTag(), constant.getName(), (first, second) -> first + "|" + second);
        }
        return names;
    }

    private void fields(Declared old, MessageElement oldMessage, Declared now, MessageElement message) {
        Map<Integer, ProtobufField> oldFields = ProtobufField.of(before, old, oldMessage);
        Map<Integer, ProtobufField> fields = ProtobufField.of(after, now, message);
        fields.forEach((number, field) -> {
            ProtobufField counterpart = oldFields.get(number);
            if (counterpart == null) {
                added(field, oldMessage);
            } else {
                paired(counterpart, field);
            }
        });
        oldFields.forEach((number, field) -> {
            if (!fields.containsKey(number)) {
                removed(field, message);
            }
        });
        new ProtobufOneofs(changes, now.localName()).compare(oldFields, fields);
    }

    private void added(ProtobufField field, MessageElement oldMessage) {
        String what = "field '" + field.path() + "' (" + field.number() + ")";
        boolean intoOneof =
                oldMessage.getOneOfs().stream().anyMatch(o -> o.getName().equals(field.oneof()));
        changes.add(Change.added(field.path(), "field", field.text())
                .backward(field.isRequired() ? what + " was added as required" + OLD_DATA : null)
                .forward(
                        field.isRequired()
                                ? what + ", which is required, is not in the old schema" + OLD_READERS
                                : intoOneof ? what + " was added to oneof " + field.oneof() + OLD_READERS : null)
                .remark(
                        ProtobufField.reserves(oldMessage, field)
                                ? "the old schema reserves the number or the name: data may exist with another meaning"
                                : null));
    }

    private void removed(ProtobufField field, MessageElement message) {
        String what = "field '" + field.path() + "' (" + field.number() + ")";
        boolean fromOneof =
                message.getOneOfs().stream().anyMatch(o -> o.getName().equals(field.oneof()));
        changes.add(Change.removed(field.path(), "field", field.text())
                .backward(
                        field.isRequired()
                                ? what + ", which is required, was removed" + OLD_DATA
                                : fromOneof ? what + " was removed from oneof " + field.oneof() + OLD_DATA : null)
                .forward(
                        field.isRequired() ? what + ", which the old schema requires, was removed" + OLD_READERS : null)
                .remark(
                        ProtobufField.reserves(message, field)
                                ? null
                                : "write 'reserved " + field.number() + ";' so that nobody uses the number again"));
    }

    private void paired(ProtobufField old, ProtobufField now) {
        if (!old.name().equals(now.name())) {
            changes.add(Change.renamed(now.path(), "field", old.text(), now.text())
                    .remark("data holds the number, but JSON the name"));
        }
        String subject = "field '" + now.path() + "' (" + now.number() + ")";
        if (!old.type().equals(now.type())) {
            boolean same = old.wireKind().equals(now.wireKind());
            String what = subject + " changed from " + old.type() + " to " + now.type();
            changes.add(Change.changed(now.path(), "type", old.type(), now.type())
                    .backward(same ? null : what + OLD_DATA)
                    .forward(same ? null : what + OLD_READERS)
                    .remark(same ? now.lossText() : null));
        }
        labels(subject, old, now);
        if (!old.defaultText().equals(now.defaultText())) {
            changes.add(Change.changed(now.path(), "default", old.defaultText(), now.defaultText()));
        }
        List<Declared> types = now.namedTypes();
        List<Declared> counterparts = old.namedTypes();
        for (int i = 0; i < Math.min(types.size(), counterparts.size()); i++) {
            if (types.get(i).localName().equals(counterparts.get(i).localName())) {
                types(counterparts.get(i), types.get(i));
            }
        }
    }

    private void labels(String subject, ProtobufField old, ProtobufField now) {
        if (old.label().equals(now.label())) {
            return;
        }
        String what = subject + " changed from " + old.label() + " to " + now.label();
        boolean unsafe = old.isRepeated() != now.isRepeated() && now.isNumeric();
        changes.add(Change.changed(now.path(), "label", old.label(), now.label())
                .backward(unsafe || now.isRequired() ? what + OLD_DATA : null)
                .forward(unsafe || old.isRequired() ? what + OLD_READERS : null)
                .remark(
                        old.isRepeated() && !now.isRepeated() && !unsafe
                                ? "of several values only the last is read"
                                : null));
    }
}
