package com.bharatmart.cart;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The carts that have not expired by the clock of the database. */
interface CartRepository extends Repository<Cart, CartId> {

    void save(Cart cart);

    void delete(Cart cart);

    /** Writes now, so that the entity has its next version. */
    void flush();

    @Query("select cart from Cart cart left join fetch cart.items where cart.id = :id and cart.expiresAt > instant")
    Optional<Cart> find(CartId id);

    /**
     * Like {@link #find}, for a change. Other changes of the cart wait until the transaction of the caller ends. The lines
     * are loaded separately, because PostgreSQL cannot lock the rows of an outer join.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select cart from Cart cart where cart.id = :id and cart.expiresAt > instant")
    Optional<Cart> findForChange(CartId id);

    /** The one active cart of a customer, by the index {@code cart_active_of_customer}. */
    @Query("""
            select cart from Cart cart left join fetch cart.items
            where cart.customerId = :customer and cart.status = ACTIVE and cart.expiresAt > instant""")
    Optional<Cart> findActive(UUID customer);

    /** Like {@link #findActive}, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select cart from Cart cart
            where cart.customerId = :customer and cart.status = ACTIVE and cart.expiresAt > instant""")
    Optional<Cart> findActiveForChange(UUID customer);

    /** Deletes the expired active cart of a customer, which {@link CartCleanupJob} has not deleted yet. */
    @Modifying
    @NativeQuery("DELETE FROM cart WHERE customer_id = :customer AND status = 'ACTIVE' AND expires_at <= now()")
    void deleteExpiredOf(UUID customer);
}
