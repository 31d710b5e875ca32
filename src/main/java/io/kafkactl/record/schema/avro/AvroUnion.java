package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.SchemaMismatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several types. Plain JSON shows the value alone, as long as its kind of JSON says which type it is; otherwise,
 * and always in the specification's encoding, the value stands in <code>{"type":…}</code>. What may be read as that is
 * read as that, so a map that looks like it is wrapped as well.
 */
final class AvroUnion extends AvroNode {
    private final boolean plain;
    private Branch[] branches = {};

    AvroUnion(boolean plain) {
        super("union", 0, 0);
        this.plain = plain;
    }

    /** Sets the types, which may have this union within them. */
    void complete(List<AvroNode> nodes) {
        branches = nodes.stream().map(node -> new Branch(node, nodes)).toArray(Branch[]::new);
    }

    @Override
    void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
        int index = in.readInt();
        if (index < 0 || index >= branches.length) {
            throw new SchemaMismatch("the union has no type of number " + index);
        }
        Branch branch = branches[index];
        int start = json.length();
        branch.node.write(in, json);
        if (branch.node.kinds() != NULL && (!plain || branch.isDoubtful(json, start, branches))) {
            json.insert(start, branch.wrapper);
            json.put('}');
        }
    }

    @Override
    void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
        int start = out.length();
        Trial trial = new Trial(out, start);
        Branch named =
                json.isObject() && json.size() == 1 ? named(json.fieldNames().next()) : null;
        if (named != null) {
            trial.take(named, json.get(named.node.name()));
        }
        if (plain && trial.found == null) {
            trial.takeAll(json, true);
            if (trial.found == null) {
                trial.takeAll(json, false);
            }
        } else if (!plain && json.isNull()) {
            trial.takeAll(json, true);
        }
        if (trial.found == null) {
            throw trial.failure(json);
        }
    }

    private @Nullable Branch named(String name) {
        for (Branch branch : branches) {
            if (branch.node.name().equals(name) && branch.node.kinds() != NULL) {
                return branch;
            }
        }
        return null;
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (Branch branch : branches) {
            names.add(branch.node.name());
        }
        return String.join(", ", names);
    }

    /** Reads one value as the types that it may be, of which exactly one has to fit. */
    private final class Trial {
        private final ByteBuilder out;
        private final int start;
        private final List<String> reasons = new ArrayList<>();
        private @Nullable SchemaMismatch only;
        private @Nullable Branch found;

        Trial(ByteBuilder out, int start) {
            this.out = out;
            this.start = start;
        }

        void takeAll(JsonNode json, boolean byMainKind) throws SchemaMismatch {
            int kind = kindOf(json);
            for (Branch branch : branches) {
                int kinds = byMainKind ? branch.node.kinds() : branch.node.otherKinds();
                if ((kinds & kind) != 0) {
                    take(branch, json);
                }
            }
        }

        void take(Branch branch, JsonNode json) throws SchemaMismatch {
            int end = out.length();
            try {
                putInt(out, branch.index);
                branch.node.read(json, out);
            } catch (SchemaMismatch e) {
                out.truncate(end);
                only = e;
                reasons.add(branch.node.name() + " (" + e.getMessage() + ")");
                return;
            }
            if (found != null) {
                out.truncate(start);
                throw new SchemaMismatch(brief(json) + " may be " + found.node.name() + " or " + branch.node.name()
                        + "; write {\"" + branch.node.name() + "\":…}");
            }
            found = branch;
        }

        SchemaMismatch failure(JsonNode json) {
            if (reasons.size() == 1 && only != null) {
                return only;
            }
            if (reasons.isEmpty()) {
                return new SchemaMismatch(
                        brief(json) + " is none of " + names() + (plain ? "" : "; write {\"TYPE\":…}"));
            }
            return new SchemaMismatch(brief(json) + " is none of " + String.join(", ", reasons));
        }
    }

    /** One of the types, and when it cannot stand alone. */
    private static final class Branch {
        private final AvroNode node;
        private final int index;
        private final byte[] wrapper;
        /** The kinds of JSON that do not say that it is this type. */
        private int doubtful;

        private final boolean mayLookWrapped;

        Branch(AvroNode node, List<AvroNode> all) {
            this.node = node;
            this.index = all.indexOf(node);
            for (AvroNode other : all) {
                if (other != node) {
                    doubtful |= other.kinds() | (other.otherKinds() & ~node.kinds());
                }
            }
            this.mayLookWrapped = node instanceof AvroContainers.OfMap || node instanceof AvroRecord;
            this.wrapper = wrapper(node.name());
        }

        private static byte[] wrapper(String name) {
            ByteBuilder text = new ByteBuilder().put('{');
            JsonText.put(text, name);
            return text.put(':').toByteArray();
        }

        boolean isDoubtful(ByteBuilder json, int start, Branch[] all) {
            return (kindOf(json.byteAt(start)) & doubtful) != 0 || (mayLookWrapped && looksWrapped(json, start, all));
        }

        private static boolean looksWrapped(ByteBuilder json, int start, Branch[] all) {
            for (Branch branch : all) {
                if (startsWith(json, start, branch.wrapper)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean startsWith(ByteBuilder json, int start, byte[] text) {
            if (json.length() - start < text.length) {
                return false;
            }
            for (int i = 0; i < text.length; i++) {
                if (json.byteAt(start + i) != text[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
