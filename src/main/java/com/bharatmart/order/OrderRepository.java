package com.bharatmart.order;

import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.security.CustomerId;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code orders}, {@code order_line} and {@code order_status_change}, by their primary keys. They are written
 * only here, except that {@code GuestOrderRepository} gives orders to accounts, {@code OrderAnnouncementRepository} marks
 * changes as announced and {@code OrderAnonymizationRepository} removes the buyers of old orders. A write publishes the events of the order, in the transaction of the caller.
 */
@Repository
class OrderRepository {

    /** The order, its lines and its first status in one round trip. */
    private static final ParsedSql INSERT =
            NamedParameterUtils.parseSqlStatement("""
            WITH placed AS (
                INSERT INTO orders (%s) VALUES (%s)),
            ordered AS (
                INSERT INTO order_line (order_id, position, sku, product_id, slug, name, options, image_url, image_alt,
                    hsn, quantity, unit_price, mrp, line_total, tax_rate, taxable, tax)
                SELECT :id, position - 1, sku, product_id::uuid, slug, name, options::json, image_url, image_alt,
                    hsn, quantity, unit_price, mrp, line_total, tax_rate, taxable, tax
                FROM unnest(:line_sku::text[], :line_product_id::text[], :line_slug::text[], :line_name::text[],
                    :line_options::text[], :line_image_url::text[], :line_image_alt::text[], :line_hsn::text[],
                    :line_quantity::int[], :line_unit_price::bigint[], :line_mrp::bigint[], :line_line_total::bigint[],
                    :line_tax_rate::int[], :line_taxable::bigint[], :line_tax::bigint[]) WITH ORDINALITY
                    AS line (sku, product_id, slug, name, options, image_url, image_alt, hsn, quantity, unit_price, mrp,
                        line_total, tax_rate, taxable, tax, position))
            INSERT INTO order_status_change (order_id, position, status, at)
            VALUES (:id, 0, :status, :placed_at)""".formatted(OrderColumns.NAMES, OrderColumns.PARAMETERS));

    /** The columns that change. The update has no effect on another version than the one that was read. */
    private static final String CHANGE_STATUS = """
            WITH changed AS (
                UPDATE orders SET status = :status, payment_method = :payment_method, payment_status = :payment_status,
                    version = :version
                WHERE id = :id AND version = :version - 1
                RETURNING id)
            INSERT INTO order_status_change (order_id, position, status, at, announced, note)
            SELECT id, :position, :status, :at, :note::text IS NOT NULL, :note FROM changed""";

    /** As {@link #CHANGE_STATUS}, for a change that leaves the status. */
    private static final String CHANGE_VERSION = """
            UPDATE orders SET payment_method = :payment_method, payment_status = :payment_status, version = :version
            WHERE id = :id AND version = :version - 1""";

    private static final String CHANGE_ADDRESSES =
            "UPDATE orders SET version = :version, %s WHERE id = :id AND version = :version - 1"
                    .formatted(OrderColumns.ADDRESSES);

    /** By the index {@code orders_of_customer}. */
    private static final String ERASE_CONTACTS = """
            UPDATE orders SET email = '', phone = '', ship_phone = NULL, bill_phone = NULL, token_hash = ''
            WHERE customer_id = ?""";

    private static final String FIND = "SELECT " + OrderColumns.NAMES + " FROM orders WHERE id = ?";

    private static final String FIND_LOCKED = FIND + " FOR NO KEY UPDATE";

    private static final String LINES = """
            SELECT sku, product_id, slug, name, options, image_url, image_alt, hsn, quantity, unit_price, mrp, line_total,
                tax_rate, taxable, tax
            FROM order_line WHERE order_id = ? ORDER BY position""";

    private static final String TIMELINE =
            "SELECT status, at, note FROM order_status_change WHERE order_id = ? ORDER BY position";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final PictureUrls pictures;
    private final DeferredWrites writes;

    OrderRepository(JdbcClient jdbc, ApplicationEventPublisher events, PictureUrls pictures, DeferredWrites writes) {
        this.jdbc = jdbc;
        this.events = events;
        this.pictures = pictures;
        this.writes = writes;
    }

    /** Writes a new order, at the end of the transaction. */
    void add(Order order) {
        var values = OrderColumns.valuesOf(order);
        OrderLineColumns.add(order.lines(), values);
        writes.add(SqlStatement.of(INSERT, values));
        order.takeEvents().forEach(events::publishEvent);
    }

    /** Writes one change, of the status or not. The row of the order is locked by {@link #findLocked}. */
    void save(Order order) {
        if (order.hasNewEntry()) {
            var timeline = order.timeline();
            var note = timeline.getLast().note();
            requireOne(
                    order,
                    jdbc.sql(CHANGE_STATUS)
                            .param("id", order.id().value())
                            .param("version", order.version())
                            .param("status", order.status().name())
                            .param("payment_method", order.paymentMethod().name())
                            .param("payment_status", order.paymentStatus().name())
                            .param("position", timeline.size() - 1)
                            .param("at", OrderColumns.utc(timeline.getLast().at()))
                            .param("note", note == null ? null : note.name(), Types.VARCHAR)
                            .update());
        } else {
            requireOne(
                    order,
                    jdbc.sql(CHANGE_VERSION)
                            .param("id", order.id().value())
                            .param("version", order.version())
                            .param("payment_method", order.paymentMethod().name())
                            .param("payment_status", order.paymentStatus().name())
                            .update());
        }
        order.takeEvents().forEach(events::publishEvent);
    }

    /** Writes a change of the addresses. The row of the order is locked by {@link #findLocked}. */
    void saveAddresses(Order order) {
        requireOne(
                order,
                jdbc.sql(CHANGE_ADDRESSES)
                        .paramSource(OrderColumns.valuesOf(order))
                        .update());
    }

    private static void requireOne(Order order, int written) {
        if (written != 1) {
            throw new OptimisticLockingFailureException("order " + order.id().value() + " has another version");
        }
    }

    Optional<Order> find(OrderId id) {
        return find(FIND, id);
    }

    /** Like {@link #find}. Another change of the order waits until the transaction of the caller ends. */
    Optional<Order> findLocked(OrderId id) {
        return find(FIND_LOCKED, id);
    }

    /** Removes e-mail address, telephone numbers and token from all orders of a customer. */
    void eraseContacts(CustomerId customer) {
        jdbc.sql(ERASE_CONTACTS).param(customer.value()).update();
    }

    private Optional<Order> find(String sql, OrderId id) {
        return jdbc.sql(sql)
                .param(id.value())
                .query(OrderRow::from)
                .optional()
                .map(row -> row.order(lines(id.value()), timeline(id.value())));
    }

    private List<OrderLine> lines(UUID order) {
        return jdbc.sql(LINES)
                .param(order)
                .query((row, _) -> OrderRow.line(row, pictures))
                .list();
    }

    private List<StatusChange> timeline(UUID order) {
        return jdbc.sql(TIMELINE).param(order).query(OrderRow::statusChange).list();
    }
}
