package com.bharatmart.inventory;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of stock: no unit appears or is lost without a movement. */
@Configuration(proxyBeanMethods = false)
class InventoryIntegrityConfiguration {

    private static final SqlIntegrityCheck.Key SKU = SqlIntegrityCheck.Key.text("stock_level", "sku");

    private static final String BALANCE = """
            SELECT sku AS subject, format('counted %s + adjusted %s, but available %s + reserved %s + sold %s',
                counted, adjusted, available, reserved, sold) AS detail
            FROM stock_level
            WHERE sku > :after AND sku <= :last
              AND counted::bigint + adjusted <> available::bigint + reserved + sold""";

    /** By the index {@code stock_movement_sku}. */
    private static final String MOVEMENTS = """
            SELECT s.sku AS subject, format('movements %s, but counted %s + adjusted %s',
                coalesce(m.sum, 0) + coalesce(a.change, 0), s.counted, s.adjusted) AS detail
            FROM stock_level s LEFT JOIN (
                SELECT sku, sum(change) FROM stock_movement WHERE sku > :after AND sku <= :last GROUP BY sku) m USING (sku)
            LEFT JOIN stock_movement_archived a USING (sku)
            WHERE s.sku > :after AND s.sku <= :last
              AND coalesce(m.sum, 0) + coalesce(a.change, 0) <> s.counted::bigint + s.adjusted""";

    /** By the partial index {@code reservation_expires_at}: few reservations wait for a payment. */
    private static final String HELD = """
            SELECT s.sku AS subject, format('reserved %s, but orders hold %s', s.reserved, coalesce(r.sum, 0)) AS detail
            FROM stock_level s LEFT JOIN (
                SELECT sku, sum(quantity) FROM reservation
                WHERE state = 'HELD' AND sku > :after AND sku <= :last GROUP BY sku) r USING (sku)
            WHERE s.sku > :after AND s.sku <= :last AND coalesce(r.sum, 0) <> s.reserved""";

    @Bean
    IntegrityCheck stockBalanceCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "stock-balance", SKU, BALANCE);
    }

    @Bean
    IntegrityCheck stockMovementsCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "stock-movements", SKU, MOVEMENTS);
    }

    @Bean
    IntegrityCheck stockHeldCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "stock-held", SKU, HELD);
    }
}
