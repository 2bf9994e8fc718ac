package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.purchase.ConnectedShop.Buyer;
import com.bharatmart.testing.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gateway cannot be reached, and comes back. */
class GatewayOutageTest {

    @Test
    void cashGoesOnAndOnlinePaymentsFollowWhenTheGatewayIsBack() {
        try (var shop = ConnectedShop.start("purchase_outage")) {
            var before = shop.place();
            shop.razorpay().close();

            awaitHealth(shop, "DOWN");
            var health = shop.http().get("/api/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().get("status").asString()).isEqualTo("DEGRADED");
            var during = placeUntilRefused(shop);
            var cash = shop.checkout(shop.cart(shop.towel(1), 1), Buyer.next(), "cod", ConnectedShop.key());
            assertThat(cash.status()).isEqualTo(201);
            assertThat(cash.json().get("status").asString()).isEqualTo("CONFIRMED");

            shop.restartRazorpay();

            awaitHealth(shop, "UP");
            assertThat(shop.http().get("/api/health").json().get("status").asString())
                    .isEqualTo("UP");
            shop.razorpay().shopper().pay(before.providerOrderId());
            during.forEach(order -> shop.razorpay().shopper().pay(providerOrderId(order)));
            BackgroundWork.await(() -> before.status().equals("CONFIRMED"));
            during.forEach(order -> BackgroundWork.await(() -> order.status().equals("CONFIRMED")));
            shop.awaitQuiet();
            before.assertPaidOnce();
            during.forEach(GuestOrder::assertPaidOnce);
        }
    }

    /** Until the service knows that the gateway is away, it takes orders that are paid later. Returns these. */
    private static List<GuestOrder> placeUntilRefused(ConnectedShop shop) {
        var placed = new ArrayList<GuestOrder>();
        BackgroundWork.await(() -> {
            var sku = shop.towel(3);
            var cart = shop.cart(sku, 2);
            var buyer = Buyer.next();
            var answer = shop.checkout(cart, buyer, "razorpay", ConnectedShop.key());
            if (answer.status() == 201) {
                placed.add(new GuestOrder(shop, answer.json(), sku, buyer));
                return false;
            }
            assertRefused(answer);
            assertThat(shop.stock(sku)).isEqualTo("3/0/0");
            assertThat(shop.checkout(cart, buyer, "cod", ConnectedShop.key()).status())
                    .isEqualTo(201);
            return true;
        });
        return placed;
    }

    private static void assertRefused(Http.Response answer) {
        assertThat(answer.problem(503)).isEqualTo("dependency_unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.json().get("detail").asString()).contains("Pay on delivery");
    }

    /** The service may still wait before it calls the gateway again. */
    private static String providerOrderId(GuestOrder order) {
        BackgroundWork.await(() -> order.payBy("razorpay").json().has("providerOrderId"));
        return order.payBy("razorpay").json().get("providerOrderId").asString();
    }

    private static void awaitHealth(ConnectedShop shop, String status) {
        BackgroundWork.await(() -> shop.http()
                .get("/api/health")
                .json()
                .at("/checks/paymentGateway/status")
                .asString("")
                .equals(status));
    }
}
