package com.bharatmart.cart;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The carts that have not expired, by the database's clock. */
interface CartRepository extends Repository<Cart, CartId> {

    void save(Cart cart);

    void delete(Cart cart);

    /** Writes now, so that the version is the next one. */
    void flush();

    @Query("select cart from Cart cart left join fetch cart.items where cart.id = :id and cart.expiresAt > instant")
    Optional<Cart> find(CartId id);

    /**
     * The same, for a change: whoever else changes this cart waits, so that none of the changes is lost. The lines come
     * by themselves: a row of an outer join cannot be locked.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select cart from Cart cart where cart.id = :id and cart.expiresAt > instant")
    Optional<Cart> findForChange(CartId id);

    /** A customer's one active cart, by the index {@code cart_active_of_customer}. */
    @Query("""
            select cart from Cart cart left join fetch cart.items
            where cart.customerId = :customer and cart.status = ACTIVE and cart.expiresAt > instant""")
    Optional<Cart> findActive(UUID customer);

    /** The same, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select cart from Cart cart
            where cart.customerId = :customer and cart.status = ACTIVE and cart.expiresAt > instant""")
    Optional<Cart> findActiveForChange(UUID customer);

    /** Makes place for the next one, before the job comes that deletes all that have expired. */
    @Modifying
    @NativeQuery("DELETE FROM cart WHERE customer_id = :customer AND status = 'ACTIVE' AND expires_at <= now()")
    void deleteExpiredOf(UUID customer);

    /** By the index {@code cart_expires_at}. Returns how many were deleted. */
    @Modifying
    @NativeQuery("""
            DELETE FROM cart WHERE id IN (
                SELECT id FROM cart WHERE expires_at <= now() LIMIT :limit FOR UPDATE SKIP LOCKED)""")
    int deleteExpired(int limit);
}
