package com.bharatmart.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code fulfilment}, by its unique index on {@code order_id}. The callers that write lock the order first. */
@Repository
class FulfillmentRepository {

    private static final String ADD = "INSERT INTO fulfilment (id, order_id, packed_at) VALUES (?, ?, ?)";

    private static final String SHIP = """
            UPDATE fulfilment SET carrier = ?, tracking_number = ?, tracking_url = ?, shipped_at = ?
            WHERE order_id = ? AND id = ?""";

    private static final String DELIVER = "UPDATE fulfilment SET delivered_at = ? WHERE order_id = ? AND id = ?";

    private static final String FIND = """
            SELECT id, carrier, tracking_number, tracking_url, packed_at, shipped_at, delivered_at
            FROM fulfilment WHERE order_id = ?""";

    private final JdbcClient jdbc;

    FulfillmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrderId order, FulfillmentId id, Instant packedAt) {
        jdbc.sql(ADD).params(id.value(), order.value(), utc(packedAt)).update();
    }

    /** Returns false if the order has no such parcel. */
    boolean ship(OrderId order, FulfillmentId id, Shipment shipment, Instant at) {
        return jdbc.sql(SHIP)
                        .params(Arrays.asList(
                                shipment.carrier(),
                                shipment.trackingNumber(),
                                shipment.trackingUrl(),
                                utc(at),
                                order.value(),
                                id.value()))
                        .update()
                == 1;
    }

    /** Returns false if the order has no such parcel. */
    boolean deliver(OrderId order, FulfillmentId id, Instant at) {
        return jdbc.sql(DELIVER).params(utc(at), order.value(), id.value()).update() == 1;
    }

    Optional<Fulfillment> find(OrderId order) {
        return jdbc.sql(FIND)
                .param(order.value())
                .query((row, _) -> fulfillment(row))
                .optional();
    }

    private static Fulfillment fulfillment(ResultSet row) throws SQLException {
        var carrier = row.getString(2);
        var number = row.getString(3);
        return new Fulfillment(
                new FulfillmentId(row.getObject(1, UUID.class)),
                carrier == null || number == null ? null : new Shipment(carrier, number, row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                instant(row, 6),
                instant(row, 7));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
