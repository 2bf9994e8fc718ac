package com.bharatmart.order;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of orders: their amounts are those of their lines, their status is the last of their history. */
@Configuration(proxyBeanMethods = false)
class OrderIntegrityConfiguration {

    private static final SqlIntegrityCheck.Key ORDER = SqlIntegrityCheck.Key.uuid("orders", "id");

    private static final String TOTALS = """
            SELECT o.id AS subject, format('subtotal %s and tax %s, but lines %s and taxes %s',
                o.subtotal, o.tax, coalesce(l.total, 0), coalesce(l.tax, 0) + o.shipping_tax) AS detail
            FROM orders o LEFT JOIN (
                SELECT order_id, sum(line_total) AS total, sum(tax) AS tax FROM order_line
                WHERE order_id > :after::uuid AND order_id <= :last::uuid GROUP BY order_id) l ON l.order_id = o.id
            WHERE o.id > :after::uuid AND o.id <= :last::uuid
              AND (l.total IS DISTINCT FROM o.subtotal OR l.tax + o.shipping_tax IS DISTINCT FROM o.tax)""";

    private static final String STATUS = """
            SELECT o.id AS subject, format('status %s, but the last change is to %s', o.status, c.status) AS detail
            FROM orders o LEFT JOIN LATERAL (
                SELECT status FROM order_status_change WHERE order_id = o.id ORDER BY position DESC LIMIT 1) c ON true
            WHERE o.id > :after::uuid AND o.id <= :last::uuid AND c.status IS DISTINCT FROM o.status""";

    private static final String PACKED = """
            SELECT l.order_id AS subject, string_agg(format('%s: packed %s, but parcels have %s',
                l.sku, l.packed, coalesce(f.sum, 0)), '; ' ORDER BY l.position) AS detail
            FROM order_line l LEFT JOIN (
                SELECT order_id, position, sum(quantity) FROM fulfilment_line
                WHERE order_id > :after::uuid AND order_id <= :last::uuid GROUP BY order_id, position) f
                USING (order_id, position)
            WHERE l.order_id > :after::uuid AND l.order_id <= :last::uuid AND coalesce(f.sum, 0) <> l.packed
            GROUP BY l.order_id""";

    @Bean
    IntegrityCheck orderTotalsCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "order-totals", ORDER, TOTALS);
    }

    @Bean
    IntegrityCheck orderStatusCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "order-status", ORDER, STATUS);
    }

    @Bean
    IntegrityCheck orderPackedCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "order-packed", ORDER, PACKED);
    }
}
