package com.bharatmart.order;

import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Codes and tokens of looked-up orders: the tables {@code order_lookup}, by its primary key, and {@code order_access_token}.
 * A number and a phone together find the order by the unique index on {@code orders.number}. Only the orders of guests can
 * be looked up: the owner of an account logs in.
 */
@Repository
class OrderLookupRepository {

    /** Changes nothing if there is no such order, or the last request is too recent. */
    private static final String REQUEST = """
            INSERT INTO order_lookup AS lookup (order_id, requested_from)
            SELECT id, :network FROM orders WHERE number = :number AND phone = :phone AND customer_id IS NULL
            ON CONFLICT (order_id) DO UPDATE SET requested_at = now(), requested_from = excluded.requested_from
            WHERE lookup.requested_at <= now() - make_interval(secs => :pause)
            RETURNING order_id""";

    private static final String ISSUE = """
            UPDATE order_lookup lookup
            SET code_hash = :hash, tries_left = :tries, expires_at = now() + make_interval(secs => :expiry)
            FROM orders
            WHERE lookup.order_id = :order AND orders.id = lookup.order_id AND orders.phone <> ''
              AND lookup.requested_at > now() - make_interval(secs => :expiry)
            RETURNING orders.phone""";

    private static final String SPEND_TRY = """
            UPDATE order_lookup lookup SET tries_left = lookup.tries_left - 1
            FROM orders
            WHERE orders.number = :number AND orders.phone = :phone AND orders.customer_id IS NULL
              AND lookup.order_id = orders.id AND lookup.expires_at > now()
              AND lookup.tries_left > CASE WHEN lookup.requested_from <> :network THEN :reserved ELSE 0 END
            RETURNING lookup.order_id, lookup.code_hash""";

    private static final String RETURN_TRY =
            "UPDATE order_lookup SET tries_left = tries_left + 1 WHERE order_id = :order AND code_hash = :hash";

    private static final String USE =
            "UPDATE order_lookup SET code_hash = NULL, tries_left = 0 WHERE order_id = :order AND code_hash = :hash";

    private static final String ADD_TOKEN = """
            INSERT INTO order_access_token (token_hash, order_id, expires_at)
            VALUES (:hash, :order, now() + make_interval(secs => :expiry))""";

    private static final String OPENS = """
            SELECT EXISTS (SELECT FROM order_access_token
            WHERE token_hash = :hash AND order_id = :order AND expires_at > now())""";

    /** By the index {@code orders_of_customer}. */
    private static final List<String> ERASE = List.of(
            "DELETE FROM order_lookup WHERE order_id IN (SELECT id FROM orders WHERE customer_id = ?)",
            "DELETE FROM order_access_token WHERE order_id IN (SELECT id FROM orders WHERE customer_id = ?)");

    /** By the indexes on the two times. */
    private static final List<SlicedDelete> EXPIRED = List.of(
            SlicedDelete.from("order_lookup", "requested_at < now() - INTERVAL '1 day' AND expires_at < now()"),
            SlicedDelete.from("order_access_token", "expires_at < now()"));

    private final JdbcClient jdbc;
    private final OrderLookupProperties properties;

    OrderLookupRepository(JdbcClient jdbc, OrderLookupProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @param network identifies the client's network */
    Optional<OrderId> request(OrderNumber number, PhoneNumber phone, String network) {
        return jdbc.sql(REQUEST)
                .param("number", number.value())
                .param("phone", phone.value())
                .param("network", network)
                .param("pause", properties.pause().toSeconds())
                .query(UUID.class)
                .optional()
                .map(OrderId::new);
    }

    /** Stores the hash of a new code. Returns the phone of the order, or empty if the request is too old. */
    Optional<PhoneNumber> issue(OrderId order, String hash) {
        return jdbc.sql(ISSUE)
                .param("hash", hash)
                .param("tries", properties.tries())
                .param("expiry", properties.codeExpiry().toSeconds())
                .param("order", order.value())
                .query(String.class)
                .optional()
                .map(PhoneNumber::new);
    }

    /** Spends a try. Returns empty if no try is left. */
    Optional<SpentTry> spendTry(OrderNumber number, PhoneNumber phone, String network) {
        return jdbc.sql(SPEND_TRY)
                .param("number", number.value())
                .param("phone", phone.value())
                .param("network", network)
                .param("reserved", properties.triesOfRequester())
                .query((row, _) -> new SpentTry(new OrderId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    /** Returns false if the code that the try was spent on was used or replaced. */
    boolean returnTry(SpentTry spent) {
        return update(RETURN_TRY, spent);
    }

    /** Returns false if the code was used or replaced before. */
    boolean use(SpentTry spent) {
        return update(USE, spent);
    }

    private boolean update(String statement, SpentTry spent) {
        return jdbc.sql(statement)
                        .param("order", spent.order().value())
                        .param("hash", spent.codeHash())
                        .update()
                == 1;
    }

    void addToken(OrderId order, String hash) {
        jdbc.sql(ADD_TOKEN)
                .param("hash", hash)
                .param("order", order.value())
                .param("expiry", properties.tokenExpiry().toSeconds())
                .update();
    }

    boolean opens(OrderId order, String tokenHash) {
        return jdbc.sql(OPENS)
                .param("hash", tokenHash)
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    void erase(CustomerId customer) {
        ERASE.forEach(statement -> jdbc.sql(statement).param(customer.value()).update());
    }

    void deleteExpired() {
        EXPIRED.forEach(delete -> delete.run(jdbc, Map.of()));
    }

    /** A try at a code. */
    record SpentTry(OrderId order, String codeHash) {}
}
