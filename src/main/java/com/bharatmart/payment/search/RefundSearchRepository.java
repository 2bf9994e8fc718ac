package com.bharatmart.payment.search;

import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of refunds: by the primary key, and those that are not processed by the partial index {@code refund_unprocessed}. */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class RefundSearchRepository {

    private static final String SELECT = """
            SELECT id, order_id, gateway_payment_id, provider_refund_id, amount, currency, status, reason, reference, failures,
                last_error, due_at, created_at, processed_at
            FROM refund\s""";

    private static final String PAGE = SELECT + "WHERE true%s ORDER BY id DESC LIMIT ?";

    private static final String FIND = SELECT + "WHERE id = ?";

    private final JdbcClient jdbc;

    RefundSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursorException} if the cursor does not belong to this list. */
    Page<RefundSummary> page(@Nullable RefundStatus status, int limit, @Nullable Cursor cursor) {
        var conditions = new SqlConditions().andIfPresent("status = ?", status == null ? null : status.name());
        if (status != null && status != RefundStatus.PROCESSED) {
            conditions.and("status <> 'PROCESSED'");
        }
        if (cursor != null) {
            conditions.and("id < ?", cursor.uuid(0));
        }
        var rows = jdbc.sql(PAGE.formatted(conditions.sql()))
                .params(conditions.arguments(limit + 1))
                .query((row, _) -> summary(row))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    Optional<RefundSummary> find(RefundId id) {
        return jdbc.sql(FIND).param(id.value()).query((row, _) -> summary(row)).optional();
    }

    private static RefundSummary summary(ResultSet row) throws SQLException {
        return new RefundSummary(
                new RefundId(row.getObject("id", UUID.class)),
                new OrderReference(row.getObject("order_id", UUID.class)),
                row.getString("gateway_payment_id"),
                row.getString("provider_refund_id"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                RefundStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("reference"),
                row.getInt("failures"),
                row.getString("last_error"),
                InstantColumn.readNullable(row, "due_at"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.readNullable(row, "processed_at"));
    }
}
