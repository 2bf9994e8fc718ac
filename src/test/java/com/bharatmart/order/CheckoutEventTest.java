package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.cart.CartService;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import com.bharatmart.shared.Quantity;
import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a checkout writes for the modules that listen to it. */
@HttpTest
class CheckoutEventTest {

    @Autowired
    CheckoutService checkout;

    @Autowired
    CartService carts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DeferredWrites writes;

    /** Each listener that stores its publication, and each message, would cost the checkout a round trip. */
    @Test
    void placementWritesNoRowForItsListeners() {
        var cart = carts.create().id();
        carts.add(cart, null, new IfMatch(null), products.towel(5), new Quantity(2));
        var address = new PostalAddress(
                "Asha", "12 MG Road", null, "Bengaluru", IndianState.KA, new PinCode("560001"), null, null);
        var details = new CheckoutDetails(
                new Contact("asha@example.com", "+919876543210"), address, address, null, PaymentMethod.COD);

        var unannounced = new ArrayList<Boolean>();
        transactions.executeWithoutResult(_ -> {
            var order = checkout.place(cart, null, details, null).order();

            writes.query(
                    SqlStatement.of(
                            "SELECT announced FROM order_status_change WHERE order_id = ?",
                            order.id().value()),
                    row -> unannounced.add(!row.getBoolean(1)));
            assertThat(count("event_publication WHERE position(? in serialized_event) > 0", order))
                    .isZero();
            assertThat(count("message WHERE subject_id::text = ?", order)).isZero();
        });
        assertThat(unannounced).containsExactly(true);
    }

    private int count(String rows, OrderView order) {
        return jdbc.sql("SELECT count(*) FROM " + rows)
                .param(order.id().value().toString())
                .query(Integer.class)
                .single();
    }
}
