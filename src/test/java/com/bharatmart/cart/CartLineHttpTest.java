package com.bharatmart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.PicturedProduct;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the lines of a cart tell, so that one request is enough for the page of a cart. */
@HttpTest
class CartLineHttpTest {

    private static final String OTHER_PRICE = """
            {"price": {"amount": 39900, "currency": "INR"}}""";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    GuestShopper shopper;

    @BeforeEach
    void setUp() {
        shopper = new GuestShopper(http);
    }

    @Test
    void lineHasAllThatACartPageShows() {
        var kurta = kurta(20);

        var line = line(shopper.cartWith(2, kurta.sku()));

        assertThat(line.propertyNames())
                .containsExactly(
                        "id",
                        "sku",
                        "slug",
                        "name",
                        "options",
                        "image",
                        "quantity",
                        "maxQuantity",
                        "unitPrice",
                        "mrp",
                        "priceWhenAdded",
                        "lineTotal",
                        "inStock");
        assertThat(line.get("slug").asString()).isEqualTo(kurta.slug());
        assertThat(line.get("name").asString()).isEqualTo("Indigo Kurta, M, Blue");
        assertThat(line.get("options").toString()).isEqualTo("{\"Size\":\"M\",\"Colour\":\"Blue\"}");
        assertThat(line.at("/mrp/amount").asLong()).isEqualTo(79900);
        assertThat(line.at("/lineTotal/amount").asLong()).isEqualTo(99800);
    }

    @Test
    void imageIsThatOfTheVariantInAllSizes() {
        var kurta = kurta(20);

        var image = line(shopper.cartWith(1, kurta.sku())).get("image");

        var onThePage = http.get("/api/v1/products/" + kurta.slug()).json().at("/images/1");
        assertThat(onThePage.get("alt").asString()).isEqualTo("Worn by a woman");
        assertThat(image).isEqualTo(onThePage);
    }

    @Test
    void imageOfAVariantWithoutOneIsTheFirstOfTheProduct() {
        var kurta = kurta(20);
        kurta.changeVariant("{\"mediaId\": null}");

        var image = line(shopper.cartWith(1, kurta.sku())).get("image");

        assertThat(image)
                .isEqualTo(http.get("/api/v1/products/" + kurta.slug()).json().at("/images/0"));
        assertThat(image.get("url").asString()).isEqualTo("https://elsewhere.example/front.jpg");
    }

    @Test
    void lineOfAProductWithoutPicturesAndOptionsHasNone() {
        var line = line(shopper.cartWith(1, products.towel(5)));

        assertThat(line.get("image").isNull()).isTrue();
        assertThat(line.get("options")).isEmpty();
    }

    @Test
    void maxQuantityIsTheStockOrTheLimitOfACart() {
        var scarce = products.towel(3);
        var plenty = products.towel(500);
        var withdrawn = products.towel(9);
        var cart = shopper.cartWith(1, scarce, plenty, withdrawn);
        products.withdraw(withdrawn);

        assertThat(http.get(cart)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(line -> line.get("maxQuantity").asInt()))
                .containsExactly(3, 50, 0);
        assertThat(shopper.checkout(shopper.cartWith(3, scarce)).status()).isEqualTo(201);
        assertThat(line(cart).get("maxQuantity").asInt(-1)).isZero();
    }

    @Test
    void lineTellsThatItsPriceHasChanged() {
        var kurta = kurta(20);
        var cart = shopper.cartWith(1, kurta.sku());
        assertThat(line(cart).get("priceWhenAdded")).isEqualTo(line(cart).get("unitPrice"));

        kurta.changeVariant(OTHER_PRICE);

        assertThat(line(cart).at("/unitPrice/amount").asLong()).isEqualTo(39900);
        assertThat(line(cart).at("/priceWhenAdded/amount").asLong()).isEqualTo(49900);
    }

    @Test
    void changeOfTheQuantityKeepsThePriceWhenAddedAndAnotherAddRenewsIt() {
        var kurta = kurta(20);
        var cart = shopper.cartWith(1, kurta.sku());
        kurta.changeVariant(OTHER_PRICE);
        var item = cart + "/items/" + line(cart).get("id").asString();

        var changed = http.send("PATCH", item, "{\"quantity\": 3}").json().at("/items/0");
        assertThat(changed.at("/priceWhenAdded/amount").asLong()).isEqualTo(49900);

        var added = shopper.add(cart, kurta.sku(), 1).json().at("/items/0");
        assertThat(added.get("quantity").asInt()).isEqualTo(4);
        assertThat(added.at("/priceWhenAdded/amount").asLong()).isEqualTo(39900);
        assertThat(line(cart)).isEqualTo(added);
    }

    @Test
    void priceWhenAddedIsUnknownForALineOfAnEarlierRelease() {
        var sku = products.towel(9);
        var cart = shopper.cartWith(1, sku);
        jdbc.sql("UPDATE cart_item SET price_when_added = NULL WHERE sku = ?")
                .param(sku.value())
                .update();

        assertThat(line(cart).get("priceWhenAdded").isNull()).isTrue();
        assertThat(shopper.add(cart, sku, 1)
                        .json()
                        .at("/items/0/priceWhenAdded/amount")
                        .asLong())
                .isEqualTo(49900);
    }

    @Test
    void loginKeepsThePriceAtWhichTheGuestAdded() {
        var kurta = kurta(20);
        var customer = accounts.customer();
        var cart = shopper.cartWith(1, kurta.sku());
        kurta.changeVariant(OTHER_PRICE);

        var login = http.post("/api/v1/auth/login", """
                {"email": "%s", "password": "%s", "cartId": "%s"}""".formatted(
                        customer.email(), TestAccounts.PASSWORD, cart.substring(cart.lastIndexOf('/') + 1)));

        var own = SignedInClient.from(http, customer.email(), login)
                .get("/api/v1/carts/" + login.json().get("cartId").asString());
        assertThat(own.json().at("/items/0/unitPrice/amount").asLong()).isEqualTo(39900);
        assertThat(own.json().at("/items/0/priceWhenAdded/amount").asLong()).isEqualTo(49900);
    }

    @Test
    void removedSkuIsToldAndCanBeDeletedSoThatTheCartCanBeOrdered() {
        var kept = products.towel(9);
        var gone = products.towel(9);
        var cart = shopper.cartWith(2, kept, gone);
        jdbc.sql("DELETE FROM variant WHERE sku = ?").param(gone.value()).update();

        var read = http.get(cart).json();

        assertThat(read.get("items")).hasSize(1);
        assertThat(read.get("removedItems")).hasSize(1);
        assertThat(read.at("/removedItems/0/sku").asString()).isEqualTo(gone.value());
        assertThat(read.at("/removedItems/0/quantity").asInt()).isEqualTo(2);
        assertThat(shopper.checkout(cart).problem(422)).isEqualTo("not_for_sale");
        var deleted = http.send(
                "DELETE", cart + "/items/" + read.at("/removedItems/0/id").asString(), null);
        assertThat(deleted.json().get("removedItems")).isEmpty();
        assertThat(shopper.checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void wishlistShowsOptionsAndImage() {
        var kurta = kurta(20);
        var customer = accounts.customer();

        var wish = customer.post("/api/v1/customers/me/wishlist", "{\"sku\": \"%s\"}".formatted(kurta.sku()))
                .json();

        assertThat(wish.at("/options/Size").asString()).isEqualTo("M");
        assertThat(wish.at("/image/url")).isEqualTo(kurta.picture().get("url"));
        assertThat(wish.at("/image/alt").asString()).isEqualTo("Worn by a woman");
    }

    private PicturedProduct kurta(int pieces) {
        return PicturedProduct.add(http, accounts.staff(Role.CATALOGUE), jdbc, pieces);
    }

    /** The first line of a cart. */
    private JsonNode line(String cart) {
        return http.get(cart).json().at("/items/0");
    }
}
