package com.bharatmart.payment.event;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events for staff, by the indexes {@code payment_event_state} and {@code payment_event_sequence}. */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class PaymentEventSearchRepository {

    private static final String COLUMNS = """
            id, sequence, type, provider_payment_id, provider_order_id, provider_refund_id, state, failures, error,
                occurred_at, received_at""";

    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM payment_event WHERE true%s ORDER BY sequence DESC LIMIT ?";

    private static final String FIND = "SELECT " + COLUMNS + " FROM payment_event WHERE id = ?";

    private final JdbcClient jdbc;

    PaymentEventSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PaymentEventView> find(String id) {
        return jdbc.sql(FIND).param(id).query((row, _) -> view(row)).optional();
    }

    /** The newest first. */
    Page<PaymentEventView> page(@Nullable PaymentEventState state, int limit, @Nullable Cursor cursor) {
        var conditions = new SqlConditions().andIfPresent("state = ?", state == null ? null : state.name());
        if (cursor != null) {
            conditions.and("sequence < ?", cursor.number(0));
        }
        var rows = jdbc.sql(PAGE.formatted(conditions.sql()))
                .params(conditions.arguments(limit + 1))
                .query((row, _) -> view(row))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.sequence()));
    }

    private static PaymentEventView view(ResultSet row) throws SQLException {
        return new PaymentEventView(
                row.getString("id"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("provider_payment_id"),
                row.getString("provider_order_id"),
                row.getString("provider_refund_id"),
                PaymentEventState.valueOf(row.getString("state")),
                row.getInt("failures"),
                row.getString("error"),
                InstantColumn.read(row, "occurred_at"),
                InstantColumn.read(row, "received_at"));
    }
}
