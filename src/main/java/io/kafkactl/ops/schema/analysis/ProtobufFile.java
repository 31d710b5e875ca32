package io.kafkactl.ops.schema.analysis;

import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Protobuf file with the types of its imports, by their full names. */
final class ProtobufFile {
    /**
     * A message or an enum.
     *
     * @param localName the name below the package
     */
    record Declared(String localName, String fullName, TypeElement element) {
        boolean isEnum() {
            return element instanceof EnumElement;
        }
    }

    private final ProtoFileElement file;
    private final Map<String, Declared> own = new LinkedHashMap<>();
    private final Map<String, Declared> all = new LinkedHashMap<>();

    ProtobufFile(ProtoFileElement file) {
        this.file = file;
        collect(file.getPackageName(), "", file.getTypes(), own);
        all.putAll(own);
    }

    void add(ProtoFileElement imported) {
        collect(imported.getPackageName(), "", imported.getTypes(), all);
    }

    private static void collect(
            @Nullable String packageName, String outer, List<TypeElement> elements, Map<String, Declared> types) {
        for (TypeElement element : elements) {
            String local = outer.isEmpty() ? element.getName() : outer + "." + element.getName();
            String full = packageName == null || packageName.isEmpty() ? local : packageName + "." + local;
            types.put(full, new Declared(local, full, element));
            collect(packageName, local, element.getNestedTypes(), types);
        }
    }

    /** Empty when the file names none. */
    String packageName() {
        return file.getPackageName() == null ? "" : file.getPackageName();
    }

    /** Absent in a file means proto2. */
    String syntax() {
        return file.getSyntax() == null ? "proto2" : file.getSyntax().toString();
    }

    /** The file's own types by their names below the package, so that another package makes no other types. */
    Map<String, Declared> byLocalName() {
        Map<String, Declared> types = new LinkedHashMap<>();
        own.values().forEach(type -> types.put(type.localName(), type));
        return types;
    }

    /** What a name means inside a message: the innermost scope that has it; null for what is not known here. */
    @Nullable
    Declared resolve(String name, String scope) {
        if (name.startsWith(".")) {
            return all.get(name.substring(1));
        }
        String within = scope;
        while (true) {
            Declared found = all.get(within.isEmpty() ? name : within + "." + name);
            if (found != null || within.isEmpty()) {
                return found;
            }
            within = within.contains(".") ? within.substring(0, within.lastIndexOf('.')) : "";
        }
    }
}
