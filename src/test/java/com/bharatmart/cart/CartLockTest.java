package com.bharatmart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions on two connections change one cart: the second waits for the first. */
@HttpTest
class CartLockTest {

    private static final Sku FIRST = new Sku("FIRST");
    private static final Sku SECOND = new Sku("SECOND");

    @Autowired
    CartRepository carts;

    @Autowired
    CartFactory factory;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @Test
    void secondOfTwoAddsSeesTheLineThatTheFirstHasWritten() throws Exception {
        var id = inTransaction(() -> factory.create(null).id());

        var second = whileLocked(() -> add(id, FIRST), () -> add(id, FIRST));

        assertThat(second.item(second.items().getFirst().id()).quantity()).isEqualTo(new Quantity(2));
        var stored = carts.find(id).orElseThrow();
        assertThat(stored.items())
                .singleElement()
                .extracting(CartItem::quantity)
                .isEqualTo(new Quantity(2));
        assertThat(stored.version()).isEqualTo(2);
    }

    @Test
    void secondOfTwoAddsKeepsTheOtherLines() throws Exception {
        var id = inTransaction(() -> add(factory.create(null), FIRST).id());

        whileLocked(
                () -> {
                    var cart = carts.findForChange(id).orElseThrow();
                    cart.remove(cart.items().getFirst());
                    return add(cart, SECOND);
                },
                () -> add(id, FIRST));

        var stored = carts.find(id).orElseThrow();
        assertThat(stored.items()).extracting(CartItem::sku).containsExactly(SECOND, FIRST);
        assertThat(stored.units(FIRST)).isEqualTo(1);
        assertThat(stored.version()).isEqualTo(3);
    }

    @Test
    void cartThatIsDeletedMeanwhileIsNotFound() throws Exception {
        var id = inTransaction(() -> add(factory.create(null), FIRST).id());

        var second = whileLocked(
                () -> {
                    var cart = carts.findForChange(id).orElseThrow();
                    carts.delete(cart);
                    return cart;
                },
                () -> carts.findForChange(id));

        assertThat(second).isEmpty();
        assertThat(carts.find(id)).isEmpty();
    }

    @Test
    void cartThatReplacesTheOneThatIsWaitedForIsNotTakenWithoutItsLock() throws Exception {
        var customer = new CustomerId(accounts.customer().id());
        inTransaction(() -> factory.create(customer));

        var second = whileLocked(
                () -> {
                    var ordered = carts.findActiveForChange(customer).orElseThrow();
                    jdbc.sql("UPDATE cart SET status = 'ORDERED' WHERE id = ?")
                            .param(ordered.id().value())
                            .update();
                    return factory.create(customer);
                },
                () -> carts.findActiveForChange(customer));

        assertThat(second).isEmpty();
        assertThat(carts.findActive(customer)).isPresent();
    }

    private Cart add(CartId id, Sku sku) {
        return add(carts.findForChange(id).orElseThrow(), sku);
    }

    private Cart add(Cart cart, Sku sku) {
        cart.add(sku, new Quantity(1));
        factory.extend(cart);
        return cart;
    }

    /** Commits the first work when the second one waits for a lock. Returns the result of the second. */
    private <T> T whileLocked(Supplier<Cart> first, Supplier<T> second) throws Exception {
        var process = new CompletableFuture<Integer>();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var result = inTransaction(() -> {
                var _ = first.get();
                var started = thread.submit(() -> inTransaction(() -> {
                    process.complete(jdbc.sql("SELECT pg_backend_pid()")
                            .query(Integer.class)
                            .single());
                    return second.get();
                }));
                Awaitility.await().until(() -> isBlocked(process.join()));
                return started;
            });
            return result.get();
        }
    }

    private boolean isBlocked(int process) {
        return jdbc.sql("SELECT cardinality(pg_blocking_pids(?)) > 0")
                .param(process)
                .query(Boolean.class)
                .single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(manager).execute(_ -> work.get());
    }
}
