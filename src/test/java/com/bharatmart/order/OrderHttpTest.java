package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HttpTest
class OrderHttpTest {

    private static final String ORDERS = "/api/v1/orders";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Test
    void ordersOfACustomerAreListedNewestFirst() {
        var customer = accounts.customer();
        var orders = Stream.generate(() -> order(customer)).limit(3).toList();

        var page = customer.get(ORDERS + "?limit=2&include=total");
        var link = page.header("Link").orElseThrow();
        var next = customer.get(link.substring(1, link.indexOf('>')));

        assertThat(page.json().get("total").asInt()).isEqualTo(3);
        assertThat(page.json().at("/data/0/id")).isEqualTo(orders.get(2).get("id"));
        assertThat(page.json().at("/data/0/total")).isEqualTo(orders.get(2).get("total"));
        assertThat(page.json().at("/data/1/id")).isEqualTo(orders.get(1).get("id"));
        assertThat(next.json().at("/data/0/id")).isEqualTo(orders.get(0).get("id"));
        assertThat(next.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void customerReadsAndCancelsAnOrderWithoutAToken() {
        var customer = accounts.customer();
        var path = ORDERS + '/' + order(customer).get("id").asString();

        assertThat(customer.get(path).json().get("status").asString()).isEqualTo("CONFIRMED");
        var cancelled = customer.post(path + "/cancel", "", "Idempotency-Key", "a");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void orderOfAnotherCustomerIsNotFound() {
        var path = ORDERS + '/' + order(accounts.customer()).get("id").asString();
        var other = accounts.customer();

        assertThat(other.get(path).problem(404)).isEqualTo("not_found");
        assertThat(other.post(path + "/cancel", "", "Idempotency-Key", "a").problem(404))
                .isEqualTo("not_found");
        assertThat(http.get(path).problem(404)).isEqualTo("not_found");
        assertThat(other.get(ORDERS).json().get("data")).isEmpty();
    }

    @Test
    void guestCartOrderedByACustomerBelongsToTheCustomer() {
        var customer = accounts.customer();
        var cart = new GuestShopper(http).cartWith(1, products.towel(5));

        var order = customer.post(cart + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "a");

        assertThat(order.status()).isEqualTo(201);
        assertThat(customer.get(ORDERS).json().at("/data/0/id"))
                .isEqualTo(order.json().get("id"));
    }

    @Test
    void listIsForCustomersOnly() {
        assertThat(http.get(ORDERS).problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).get(ORDERS).problem(403)).isEqualTo("forbidden");
        var customer = accounts.customer();
        assertThat(customer.get(ORDERS + "?limit=0").problem(400)).isEqualTo("validation_failed");
        assertThat(customer.get(ORDERS + "?cursor=x").problem(400)).isEqualTo("invalid_cursor");
    }

    private JsonNode order(SignedInClient customer) {
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(products.towel(5)));
        var order = customer.post(cart + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "order-" + cart);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        return order.json();
    }
}
