package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.PicturedProduct;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What orders and lists of orders tell about what was bought. */
@HttpTest
class OrderLineHttpTest {

    private static final String ORDERS = "/api/v1/orders";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    SignedInClient customer;
    PicturedProduct kurta;

    @BeforeEach
    void setUp() {
        customer = accounts.customer();
        kurta = PicturedProduct.add(http, accounts.staff(Role.CATALOGUE), jdbc, 50);
    }

    @Test
    void orderShowsWhatTheCartShowed() {
        var cart = cart(2, kurta.sku());
        var inCart = customer.get(cart).json().at("/items/0");

        var order = checkout(cart);

        for (var item : new JsonNode[] {order.at("/items/0"), read(order).at("/items/0"), readByStaff(order)}) {
            for (var field :
                    new String[] {"sku", "slug", "name", "options", "image", "quantity", "unitPrice", "mrp", "lineTotal"
                    }) {
                assertThat(item.get(field)).as(field).isNotNull().isEqualTo(inCart.get(field));
            }
        }
        assertThat(order.at("/items/0/options").toString()).isEqualTo("{\"Size\":\"M\",\"Colour\":\"Blue\"}");
        assertThat(order.at("/items/0/image/url")).isEqualTo(kurta.picture().get("url"));
        assertThat(order.at("/items/0/image/variants"))
                .isEqualTo(kurta.picture().get("variants"));
    }

    @Test
    void orderKeepsWhatWasBoughtAfterTheProductHasChanged() {
        var order = checkout(cart(1, kurta.sku()));

        kurta.changeVariant("""
                {"mediaId": null, "options": {"Size": "XL", "Colour": "Red"}, "mrp": {"amount": 60000, "currency": "INR"}}""");
        kurta.change("{\"name\": \"Another Kurta\", \"images\": []}");

        assertThat(read(order).get("items")).isEqualTo(order.get("items"));
        var picture = http.get(order.at("/items/0/image/url").asString());
        assertThat(picture.status()).isEqualTo(200);
    }

    @Test
    void pictureThatAnOrderShowsIsNotDeleted() {
        checkout(cart(1, kurta.sku()));
        kurta.changeVariant("{\"mediaId\": null}");
        kurta.change("{\"images\": []}");
        var media = "/api/v1/admin/media/" + kurta.picture().get("id").asString();

        assertThat(kurta.staff().send("DELETE", media, null).problem(409)).isEqualTo("media_in_use");
        assertThat(kurta.staff().get(media).status()).isEqualTo(200);
    }

    @Test
    void picturesOfOrdersAreFoundByTheirIndex() {
        var plan = Objects.requireNonNull(transactions.execute(_ -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return jdbc.sql("EXPLAIN " + OrderMediaReferences.SHOWN)
                    .param("ids", new String[] {UUID.randomUUID().toString()})
                    .query(String.class)
                    .list();
        }));

        assertThat(plan).anyMatch(line -> line.contains("order_line_picture"));
    }

    @Test
    void orderOfAnEarlierReleaseIsReadable() {
        var order = checkout(cart(1, kurta.sku()));
        jdbc.sql("""
                UPDATE order_line SET slug = NULL, options = NULL, image_url = NULL, image_alt = NULL
                WHERE order_id = ?""").param(UUID.fromString(order.get("id").asString())).update();

        var item = read(order).at("/items/0");

        assertThat(item.get("slug").isNull()).isTrue();
        assertThat(item.get("image").isNull()).isTrue();
        assertThat(item.get("options")).isEmpty();
        assertThat(item.get("name").asString()).isEqualTo("Indigo Kurta, M, Blue");
        assertThat(customer.get(ORDERS).json().at("/data/0/image").isNull()).isTrue();
    }

    @Test
    void listShowsTheItemsInShort() {
        var towel = products.towel(9);
        var first = checkout(cart(3, towel, kurta.sku()));
        var second = checkout(cart(2, kurta.sku()));

        var page = customer.get(ORDERS).json().get("data");

        assertThat(page).hasSize(2);
        assertThat(page.at("/0/id")).isEqualTo(second.get("id"));
        assertThat(page.at("/0/itemCount").asInt()).isEqualTo(1);
        assertThat(page.at("/0/unitCount").asInt()).isEqualTo(2);
        assertThat(page.at("/0/firstItemName").asString()).isEqualTo("Indigo Kurta, M, Blue");
        assertThat(page.at("/0/image")).isEqualTo(second.at("/items/0/image"));
        assertThat(page.at("/1/itemCount").asInt()).isEqualTo(2);
        assertThat(page.at("/1/unitCount").asInt()).isEqualTo(6);
        assertThat(page.at("/1/firstItemName")).isEqualTo(first.at("/items/0/name"));
        assertThat(first.at("/items/0/image").isNull()).isTrue();
        assertThat(page.at("/1/image")).isEqualTo(first.at("/items/1/image"));
    }

    @Test
    void listForStaffShowsTheItemsInShort() {
        var order = checkout(cart(2, products.towel(9), kurta.sku()));

        var listed = accounts.staff(Role.SUPPORT)
                .get("/api/v1/admin/orders?number=" + order.get("number").asString())
                .json()
                .at("/data/0");

        assertThat(listed.get("itemCount").asInt()).isEqualTo(2);
        assertThat(listed.get("unitCount").asInt()).isEqualTo(4);
        assertThat(listed.get("firstItemName")).isEqualTo(order.at("/items/0/name"));
        assertThat(listed.get("image")).isEqualTo(order.at("/items/1/image"));
    }

    private String cart(int quantity, Sku... skus) {
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        for (var sku : skus) {
            var added = customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
            assertThat(added.status()).as(added.text()).isEqualTo(200);
        }
        return cart;
    }

    private JsonNode checkout(String cart) {
        var order = customer.post(cart + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "order-" + cart);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        return order.json();
    }

    private JsonNode read(JsonNode order) {
        return customer.get(ORDERS + '/' + order.get("id").asString()).json();
    }

    private JsonNode readByStaff(JsonNode order) {
        return accounts.staff(Role.SUPPORT)
                .get("/api/v1/admin/orders/" + order.get("id").asString())
                .json()
                .at("/items/0");
    }
}
