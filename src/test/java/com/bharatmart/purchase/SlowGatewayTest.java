package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.purchase.ConnectedShop.Buyer;
import com.bharatmart.razorpay.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway takes longer to answer than a shopper waits. */
class SlowGatewayTest {

    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void restore() {
        shop.razorpay().faults().clear();
        shop.awaitQuiet();
    }

    @Test
    void checkoutIsAnsweredWithoutTheOrderOfTheGatewayWhichFollows() {
        shop.razorpay().faults().add(Fault.slow(Duration.ofMinutes(2)).on("POST /v1/orders"));
        var cart = shop.cart(shop.towel(3), 2);
        var buyer = Buyer.next();
        var key = ConnectedShop.key();

        var answer = shop.checkout(cart, buyer, "razorpay", key);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("status").asString()).isEqualTo("PENDING_PAYMENT");
        assertThat(answer.json().at("/payment/id").isMissingNode()).isFalse();
        assertThat(answer.json().at("/payment/providerOrderId").isMissingNode()).isTrue();

        shop.razorpay().faults().clear();
        BackgroundWork.await(() -> shop.checkout(cart, buyer, "razorpay", key)
                .json()
                .at("/payment")
                .has("providerOrderId"));
        var replay = shop.checkout(cart, buyer, "razorpay", key).json();
        assertThat(replay.get("id")).isEqualTo(answer.json().get("id"));
        var order = new GuestOrder(shop, replay, shop.towel(0), buyer);
        assertThat(order.atGateway()).hasSize(1);
        shop.razorpay().shopper().pay(order.providerOrderId());
        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));
    }
}
