package com.bharatmart.cart;

import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.database.StatementSequence;
import com.bharatmart.platform.security.CustomerId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The carts that have not expired by the clock of the database, with their lines. Changes are written at the end of the
 * transaction, together with its other {@link DeferredWrites}: until then the transaction reads what was there before.
 */
@Repository
class CartRepository {

    /** By the primary key. */
    private static final Lookup BY_ID = Lookup.where("c.id = ?");

    /** By the index {@code cart_active_of_customer}, which allows one row. */
    private static final Lookup ACTIVE_OF_CUSTOMER = Lookup.where("c.customer_id = ? AND c.status = 'ACTIVE'");

    private static final String ADD =
            "INSERT INTO cart (id, customer_id, status, version, expires_at) VALUES (?, ?, 'ACTIVE', ?, ?)";

    /** By the index {@code cart_active_of_customer}. */
    private static final String DELETE_EXPIRED =
            "DELETE FROM cart WHERE customer_id = ? AND status = 'ACTIVE' AND expires_at <= now()";

    private static final String SAVE = "UPDATE cart SET version = ?, expires_at = ? WHERE id = ?";

    /** The lines go with it. */
    private static final String DELETE = "DELETE FROM cart WHERE id = ?";

    private final JdbcTemplate jdbc;
    private final CartItemRepository items;
    private final DeferredWrites writes;

    CartRepository(JdbcTemplate jdbc, CartItemRepository items, DeferredWrites writes) {
        this.jdbc = jdbc;
        this.items = items;
        this.writes = writes;
    }

    /**
     * Writes a new, empty cart. The cart of a customer is written at once, in place of an expired one that
     * {@link CartCleanupJob} has not deleted yet: of two transactions that create a cart for one customer, the second fails
     * here and finds the cart of the first when it is repeated.
     */
    void add(Cart cart) {
        var customer = cart.owner();
        var owner = customer == null ? null : customer.value();
        var insert = SqlStatement.of(ADD, cart.id().value(), owner, cart.version(), expiry(cart));
        if (owner == null) {
            writes.add(insert);
        } else {
            StatementSequence.of(SqlStatement.of(DELETE_EXPIRED, owner), insert).update(jdbc);
        }
    }

    Optional<Cart> find(CartId id) {
        return find(BY_ID, id.value());
    }

    /** Like {@link #find}, for a change. Other changes of the cart wait until the transaction of the caller ends. */
    Optional<Cart> findForChange(CartId id) {
        return findForChange(BY_ID, id.value());
    }

    /** The one active cart of a customer. */
    Optional<Cart> findActive(CustomerId customer) {
        return find(ACTIVE_OF_CUSTOMER, customer.value());
    }

    /** Like {@link #findActive}, for a change. */
    Optional<Cart> findActiveForChange(CustomerId customer) {
        return findForChange(ACTIVE_OF_CUSTOMER, customer.value());
    }

    /** Writes a change of a cart that was found for a change, or is new. */
    void save(Cart cart) {
        items.remove(cart.removedItems());
        items.save(cart.id(), cart.changedItems());
        writes.add(SqlStatement.of(SAVE, cart.version(), expiry(cart), cart.id().value()));
    }

    /** Deletes a cart that was found for a change. */
    void delete(Cart cart) {
        writes.add(SqlStatement.of(DELETE, cart.id().value()));
    }

    private Optional<Cart> find(Lookup lookup, Object value) {
        var rows = new CartRowCallbackHandler();
        jdbc.query(SqlStatement.of(lookup.select, value), rows);
        return rows.cart();
    }

    /**
     * Locks and then reads, in one round trip. The second statement takes its snapshot when it has the lock, so it sees the
     * lines that were committed while the first one waited. A statement that locks and reads at once would read the row of
     * the cart again after the wait, but the lines as they were before it (PostgreSQL documentation, "Read Committed
     * Isolation Level"). A cart that only the second statement finds is not locked.
     */
    private Optional<Cart> findForChange(Lookup lookup, Object value) {
        var rows = new CartRowCallbackHandler();
        var locked = StatementSequence.of(SqlStatement.of(lookup.lock, value), SqlStatement.of(lookup.select, value))
                .query(jdbc, rows);
        return locked.getFirst() == 1 ? rows.cart() : Optional.empty();
    }

    private static OffsetDateTime expiry(Cart cart) {
        return cart.expiresAt().atOffset(ZoneOffset.UTC);
    }

    /**
     * A way to find one cart.
     *
     * @param select with the lines, by the unique index of {@code cart_item}
     * @param lock its row alone
     */
    private record Lookup(String select, String lock) {

        static Lookup where(String condition) {
            var rest = " WHERE " + condition + " AND c.expires_at > now() ";
            return new Lookup(
                    "SELECT " + CartRowCallbackHandler.COLUMNS
                            + " FROM cart c LEFT JOIN cart_item i ON i.cart_id = c.id" + rest + "ORDER BY i.id",
                    "SELECT 1 FROM cart c" + rest + "FOR NO KEY UPDATE");
        }
    }
}
