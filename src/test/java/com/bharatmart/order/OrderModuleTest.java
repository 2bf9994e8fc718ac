package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.cart.CartService;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.IdentityStubs;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import com.bharatmart.shared.Quantity;
import com.bharatmart.testing.ModuleTest;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestProducts.class, IdentityStubs.class})
@RecordApplicationEvents
class OrderModuleTest {

    private static final PostalAddress SHIPPING = new PostalAddress(
            "Asha", "12 MG Road", "Second floor", "Bengaluru", IndianState.KA, new PinCode("560001"), null, null);
    private static final PostalAddress BILLING = new PostalAddress(
            "Rao & Sons", "1 Hill Road", null, "Mumbai", IndianState.MH, new PinCode("400050"), "+919876543210", null);

    @Autowired
    CheckoutService checkout;

    @Autowired
    OrderService orders;

    @Autowired
    CartService carts;

    @Autowired
    TestProducts products;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEvents events;

    CheckoutService.Placed placed;

    @BeforeEach
    void setUp() {
        var cart = carts.create().id();
        carts.add(cart, null, new IfMatch(null), products.towel(5), new Quantity(2));
        var details = new CheckoutDetails(
                new Contact("asha@example.com", "+919876543210"),
                SHIPPING,
                BILLING,
                new Gstin("27AAPFU0939F1ZV"),
                PaymentMethod.COD);
        placed = Objects.requireNonNull(transactions.execute(_ -> checkout.place(cart, null, details, null)));
    }

    @Test
    void storedOrderIsTheOrderThatWasPlaced() {
        assertThat(orders.view(placed.order().id(), null, placed.token())).isEqualTo(placed.order());
    }

    @Test
    void orderPublishesItsPlacementAndItsCancellation() {
        var id = placed.order().id();

        orders.cancel(id, null, placed.token());

        assertThat(events.stream(OrderPlaced.class))
                .containsExactly(new OrderPlaced(id, placed.order().sums().total()));
        assertThat(events.stream(OrderStatusChanged.class))
                .containsExactly(new OrderStatusChanged(id, OrderStatus.CANCELLED));
    }
}
