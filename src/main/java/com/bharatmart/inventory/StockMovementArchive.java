package com.bharatmart.inventory;

import com.bharatmart.platform.archive.ArchivedTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Old months of the movements are archived. Their sums stay, so that stock can still be compared with its movements. */
@Component
@SuppressWarnings("InlineFormatString") // the statement is written out
class StockMovementArchive implements ArchivedTable {

    private static final String ADD_SUMS = """
            INSERT INTO stock_movement_archived AS archived (sku, change)
            SELECT sku, sum(change) FROM %s GROUP BY sku
            ON CONFLICT (sku) DO UPDATE SET change = archived.change + excluded.change""";

    private final JdbcClient jdbc;

    StockMovementArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "stock_movement";
    }

    @Override
    public void beforeDrop(String partition) {
        jdbc.sql(ADD_SUMS.formatted(partition)).update();
    }
}
