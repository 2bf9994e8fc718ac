package com.bharatmart.payment.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code ledger_journal}, by the unique index on {@code cause}, and {@code ledger_entry}. Rows are only added. */
@Repository
class LedgerRepository {

    private static final String POST = """
            WITH journal AS (
                INSERT INTO ledger_journal (id, cause, order_id, currency) VALUES (:id, :cause, :order, :currency)
                ON CONFLICT (cause) DO NOTHING RETURNING id)
            INSERT INTO ledger_entry (journal_id, account, amount)
            SELECT journal.id, account, amount
            FROM journal, unnest(:accounts::text[], :amounts::bigint[]) AS entry (account, amount)""";

    private final JdbcClient jdbc;

    LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if the fact is in the books already. */
    boolean post(Journal journal) {
        var entries = journal.entries();
        return jdbc.sql(POST)
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("cause", journal.cause())
                        .param("order", journal.order())
                        .param("currency", journal.currency().getCurrencyCode())
                        .param(
                                "accounts",
                                entries.keySet().stream().map(Enum::name).toArray(String[]::new))
                        .param("amounts", entries.values().toArray(Long[]::new))
                        .update()
                > 0;
    }
}
