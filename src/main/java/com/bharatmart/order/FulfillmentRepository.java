package com.bharatmart.order;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code fulfilment} and {@code fulfilment_line}, by the unique index {@code fulfilment_of_order} and the primary
 * key. The callers that write lock the order first. A trigger and the constraint {@code order_line_packed} reject a parcel
 * with more units than the order has.
 */
@Repository
class FulfillmentRepository {

    private static final String ADD = """
            WITH parcel AS (INSERT INTO fulfilment (id, order_id, packed_at) VALUES (:id, :order, :at))
            INSERT INTO fulfilment_line (order_id, fulfilment_id, position, quantity)
            SELECT :order, :id, position, quantity
            FROM unnest(:positions::int[], :quantities::int[]) AS line (position, quantity)""";

    private static final String SHIP = """
            UPDATE fulfilment SET carrier = ?, tracking_number = ?, tracking_url = ?, shipped_at = ?
            WHERE order_id = ? AND id = ?""";

    private static final String DELIVER = "UPDATE fulfilment SET delivered_at = ? WHERE order_id = ? AND id = ?";

    private static final String FIND = """
            SELECT f.id, f.carrier, f.tracking_number, f.tracking_url, f.packed_at, f.shipped_at, f.delivered_at,
                l.sku, l.name, p.quantity
            FROM fulfilment f
            JOIN fulfilment_line p ON p.order_id = f.order_id AND p.fulfilment_id = f.id
            JOIN order_line l ON l.order_id = p.order_id AND l.position = p.position
            WHERE f.order_id = ? ORDER BY f.id, p.position""";

    private final JdbcClient jdbc;

    FulfillmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param units at least one, by the positions of their lines */
    void add(OrderId order, FulfillmentId id, SortedMap<Integer, Integer> units, Instant packedAt) {
        jdbc.sql(ADD)
                .param("id", id.value())
                .param("order", order.value())
                .param("at", OrderColumns.utc(packedAt))
                .param("positions", units.keySet().toArray(Integer[]::new))
                .param("quantities", units.values().toArray(Integer[]::new))
                .update();
    }

    void ship(OrderId order, FulfillmentId id, Shipment shipment, Instant at) {
        jdbc.sql(SHIP)
                .params(Arrays.asList(
                        shipment.carrier(),
                        shipment.trackingNumber(),
                        shipment.trackingUrl(),
                        OrderColumns.utc(at),
                        order.value(),
                        id.value()))
                .update();
    }

    void deliver(OrderId order, FulfillmentId id, Instant at) {
        jdbc.sql(DELIVER)
                .params(OrderColumns.utc(at), order.value(), id.value())
                .update();
    }

    /** All parcels of an order, in the order of their packing. */
    List<Fulfillment> find(OrderId order) {
        var parcels = new LinkedHashMap<UUID, Fulfillment>();
        jdbc.sql(FIND).param(order.value()).query(row -> {
            parcels.merge(row.getObject(1, UUID.class), fulfillment(row), FulfillmentRepository::withLinesOf);
        });
        return List.copyOf(parcels.values());
    }

    private static Fulfillment withLinesOf(Fulfillment parcel, Fulfillment next) {
        var lines = new ArrayList<>(parcel.lines());
        lines.addAll(next.lines());
        return new Fulfillment(
                parcel.id(), lines, parcel.shipment(), parcel.packedAt(), parcel.shippedAt(), parcel.deliveredAt());
    }

    private static Fulfillment fulfillment(ResultSet row) throws SQLException {
        var carrier = row.getString(2);
        var number = row.getString(3);
        return new Fulfillment(
                new FulfillmentId(row.getObject(1, UUID.class)),
                List.of(new Fulfillment.Line(
                        new Sku(row.getString(8)), row.getString(9), new Quantity(row.getInt(10)))),
                carrier == null || number == null ? null : new Shipment(carrier, number, row.getString(4)),
                InstantColumn.read(row, 5),
                InstantColumn.readNullable(row, 6),
                InstantColumn.readNullable(row, 7));
    }
}
