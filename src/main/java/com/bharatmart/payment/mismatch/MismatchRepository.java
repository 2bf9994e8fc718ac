package com.bharatmart.payment.mismatch;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Page;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code payment_mismatch}: open ones by the index {@code payment_mismatch_open}, all by the primary key. */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class MismatchRepository {

    private static final String COLUMNS = """
            id, cause, kind, order_id, payment_id, provider_payment_id, expected, actual, detail, created_at, resolved_at,
                resolution""";

    private static final String ADD = """
            INSERT INTO payment_mismatch
                (id, cause, kind, order_id, payment_id, provider_payment_id, expected, actual, detail)
            VALUES (:id, :cause, :kind, :order, :payment, :provider_payment, :expected, :actual, :detail)
            ON CONFLICT (cause) DO NOTHING""";

    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM payment_mismatch WHERE true%s ORDER BY id DESC LIMIT ?";

    private static final String FIND = "SELECT " + COLUMNS + " FROM payment_mismatch WHERE id = ?";

    private static final String RESOLVE = """
            UPDATE payment_mismatch SET resolved_at = now(), resolved_by = :by, resolution = :resolution
            WHERE id = :id AND resolved_at IS NULL""";

    private static final String COUNT_OPEN = "SELECT count(*) FROM payment_mismatch WHERE resolved_at IS NULL";

    private final JdbcClient jdbc;

    MismatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false for a cause that is known. */
    boolean add(Mismatch mismatch) {
        return jdbc.sql(ADD)
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("cause", mismatch.cause())
                        .param("kind", mismatch.kind().name())
                        .param("order", mismatch.order())
                        .param("payment", mismatch.payment())
                        .param("provider_payment", mismatch.providerPaymentId())
                        .param("expected", paise(mismatch.expected()))
                        .param("actual", paise(mismatch.actual()))
                        .param("detail", mismatch.detail())
                        .update()
                == 1;
    }

    /** The newest first. */
    Page<MismatchView> page(boolean openOnly, int limit, @Nullable Cursor cursor) {
        var conditions = new SqlConditions();
        if (openOnly) {
            conditions.and("resolved_at IS NULL");
        }
        if (cursor != null) {
            conditions.and("id < ?", cursor.uuid(0));
        }
        var rows = jdbc.sql(PAGE.formatted(conditions.sql()))
                .params(conditions.arguments(limit + 1))
                .query((row, _) -> view(row))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    Optional<MismatchView> find(UUID id) {
        return jdbc.sql(FIND).param(id).query((row, _) -> view(row)).optional();
    }

    /** Returns false if it does not exist or is resolved. */
    boolean resolve(UUID id, String by, String resolution) {
        return jdbc.sql(RESOLVE)
                        .param("id", id)
                        .param("by", by)
                        .param("resolution", resolution)
                        .update()
                == 1;
    }

    long countOpen() {
        return jdbc.sql(COUNT_OPEN).query(Long.class).single();
    }

    private static MismatchView view(ResultSet row) throws SQLException {
        return new MismatchView(
                row.getObject("id", UUID.class),
                new Mismatch(
                        row.getString("cause"),
                        MismatchKind.valueOf(row.getString("kind")),
                        row.getObject("order_id", UUID.class),
                        row.getObject("payment_id", UUID.class),
                        row.getString("provider_payment_id"),
                        money(row.getObject("expected", Long.class)),
                        money(row.getObject("actual", Long.class)),
                        row.getString("detail")),
                InstantColumn.read(row, "created_at"),
                InstantColumn.readNullable(row, "resolved_at"),
                row.getString("resolution"));
    }

    private static @Nullable Long paise(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable Money money(@Nullable Long paise) {
        return paise == null ? null : Money.inr(paise);
    }
}
