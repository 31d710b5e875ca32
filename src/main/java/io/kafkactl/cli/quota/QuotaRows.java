package io.kafkactl.cli.quota;

import static io.kafkactl.output.FieldType.NUMBER;

import io.kafkactl.ops.security.QuotaChange;
import io.kafkactl.ops.security.QuotaEntity;
import io.kafkactl.ops.security.QuotaValue;
import io.kafkactl.output.RowModel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns in which quota commands answer. */
final class QuotaRows {
    static final RowModel<QuotaValue> LISTED = entity(new RowModel<QuotaValue>("QuotaList"), QuotaValue::entity)
            .text("QUOTA", "quota", QuotaValue::key)
            .figureOnly("VALUE", QuotaValue::words)
            .jsonOnly("value", NUMBER, row -> whole(row.value()));

    private QuotaRows() {}

    /** {@code status} says what has become, or would become, of each quota that changes. */
    static RowModel<QuotaChange> changes(String status) {
        return entity(new RowModel<QuotaChange>("QuotaChange"), QuotaChange::entity)
                .text("QUOTA", "quota", QuotaChange::key)
                .figureOnly("BEFORE", QuotaChange::beforeWords)
                .figureOnly("AFTER", QuotaChange::afterWords)
                .jsonOnly("before", NUMBER, row -> whole(row.before()))
                .jsonOnly("after", NUMBER, row -> whole(row.after()))
                .text("STATUS", "status", change -> change.isChange() ? status : "unchanged");
    }

    /** Brokers keep fractions, but few people set them. */
    private static @Nullable Number whole(@Nullable Double value) {
        if (value != null && value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return value.longValue();
        }
        return value;
    }

    private static <T> RowModel<T> entity(RowModel<T> model, Function<T, QuotaEntity> entity) {
        return model.text("USER", "user", row -> entity.apply(row).user())
                .text("CLIENT-ID", "clientId", row -> entity.apply(row).clientId())
                .text("ADDRESS", "ip", row -> entity.apply(row).ip());
    }
}
