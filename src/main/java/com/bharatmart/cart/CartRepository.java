package com.bharatmart.cart;

import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.database.StatementSequence;
import com.bharatmart.platform.security.CustomerId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The carts that have not expired by the clock of the database, with their lines. Changes are written at the end of the
 * transaction, together with its other {@link DeferredWrites}: until then the transaction reads what was there before.
 */
@Repository
class CartRepository {

    /** By the primary key. */
    private static final String BY_ID = "c.id = ?";

    /** By the index {@code cart_active_of_customer}, which allows one row. */
    private static final String ACTIVE_OF_CUSTOMER = "c.customer_id = ? AND c.status = 'ACTIVE'";

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
        var owner = cart.owner();
        if (owner == null) {
            writes.add(insert(cart, null));
        } else {
            StatementSequence.of(SqlStatement.of(DELETE_EXPIRED, owner.value()), insert(cart, owner.value()))
                    .update(jdbc);
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

    private Optional<Cart> find(String condition, Object value) {
        var rows = new CartRows();
        jdbc.query(select(condition, value), rows);
        return rows.cart();
    }

    /**
     * Locks and then reads, in one round trip. The second statement takes its snapshot when it has the lock, so it sees the
     * lines that were committed while the first one waited. A statement that locks and reads at once would read the row of
     * the cart again after the wait, but the lines as they were before it (PostgreSQL documentation, "Read Committed
     * Isolation Level"). A cart that only the second statement finds is not locked.
     */
    private Optional<Cart> findForChange(String condition, Object value) {
        var rows = new CartRows();
        var locked = StatementSequence.of(lock(condition, value), select(condition, value))
                .query(jdbc, rows);
        return locked.getFirst() == 1 ? rows.cart() : Optional.empty();
    }

    /** The lines by the unique index of {@code cart_item}. */
    private static SqlStatement select(String condition, Object value) {
        return SqlStatement.of(
                "SELECT " + CartRows.COLUMNS + " FROM cart c LEFT JOIN cart_item i ON i.cart_id = c.id WHERE "
                        + condition + " AND c.expires_at > now() ORDER BY i.id",
                value);
    }

    private static SqlStatement lock(String condition, Object value) {
        return SqlStatement.of(
                "SELECT 1 FROM cart c WHERE " + condition + " AND c.expires_at > now() FOR NO KEY UPDATE", value);
    }

    private static SqlStatement insert(Cart cart, @Nullable UUID owner) {
        return SqlStatement.of(ADD, cart.id().value(), owner, cart.version(), expiry(cart));
    }

    private static OffsetDateTime expiry(Cart cart) {
        return cart.expiresAt().atOffset(ZoneOffset.UTC);
    }
}
