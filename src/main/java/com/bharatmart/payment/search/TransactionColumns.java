package com.bharatmart.payment.search;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The columns of a payment at the gateway that staff see. */
final class TransactionColumns {

    static final String NAMES = """
            payment_id, id, status, disposition, amount, currency, captured, refund_requested, refund_processed, fee, tax,
                method, error_code, error_reason, settlement_id, settlement_utr, created_at""";

    private TransactionColumns() {}

    static PaymentSummary.Transaction read(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new PaymentSummary.Transaction(
                row.getString("id"),
                row.getString("status"),
                row.getString("disposition"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refund_requested"), currency),
                new Money(row.getLong("refund_processed"), currency),
                money(row.getObject("fee", Long.class), currency),
                money(row.getObject("tax", Long.class), currency),
                row.getString("method"),
                row.getString("error_code"),
                row.getString("error_reason"),
                row.getString("settlement_id"),
                row.getString("settlement_utr"),
                InstantColumn.read(row, "created_at"));
    }

    private static @Nullable Money money(@Nullable Long paise, Currency currency) {
        return paise == null ? null : new Money(paise, currency);
    }
}
