package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The state of an address decides its taxes, so that its PIN code has to be in that state. */
@HttpTest
class PinOfStateHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    String cart;

    @BeforeEach
    void setUp() {
        cart = new GuestShopper(http).cartWith(1, products.towel(5));
    }

    @Test
    void quoteForThePinOfAnotherStateIsRejected() {
        var answer = quote("{\"state\": \"KA\", \"pin\": \"110001\"}");

        requireOtherState(answer, "#/shippingAddress/pin");
    }

    @Test
    void checkoutForThePinOfAnotherStateIsRejected() {
        var delhi = GuestShopper.ADDRESS.replace("560001", "110001");

        requireOtherState(checkout(delhi, null), "#/shippingAddress/pin");
        requireOtherState(checkout(GuestShopper.ADDRESS, delhi), "#/billingAddress/pin");
        assertThat(checkout(GuestShopper.ADDRESS, null).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"110025, DL", "110025, UP", "560999, DL", "560999, KA", "201319, UP", "900056, KA"})
    void pinAtABorderAndUnknownPinAreTaken(String pin, String state) {
        var address = GuestShopper.ADDRESS.replace("560001", pin).replace("\"KA\"", '"' + state + '"');

        assertThat(quote("{\"state\": \"%s\", \"pin\": \"%s\"}".formatted(state, pin))
                        .status())
                .isEqualTo(200);
        assertThat(checkout(address, null).status()).isEqualTo(201);
    }

    @Test
    void quoteTakesTheAddressOfACheckout() {
        var whole = quote(GuestShopper.ADDRESS);
        var part = quote("{\"state\": \"KA\", \"pin\": \"560001\"}");

        assertThat(whole.status()).as(whole.text()).isEqualTo(200);
        assertThat(whole.text()).isEqualTo(part.text());
    }

    @Test
    void allFieldsWithErrorsAreReported() {
        var answer = checkout(
                GuestShopper.ADDRESS.replace("560001", "110001").replace("\"IN\"", "\"US\""), GuestShopper.ADDRESS);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("#/shippingAddress/pin", "#/shippingAddress/country");
    }

    private static void requireOtherState(Http.Response answer, String pointer) {
        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors"))
                .as(answer.text())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.get("pointer").asString()).isEqualTo(pointer);
                    assertThat(error.get("code").asString()).isEqualTo("pin_of_state");
                    assertThat(error.get("detail").asString())
                            .isEqualTo("110001 is a PIN code of Delhi (DL), not of Karnataka (KA)");
                });
    }

    private Http.Response quote(String address) {
        return http.post(cart + "/quote", "{\"shippingAddress\": %s}".formatted(address));
    }

    private Http.Response checkout(String shipping, @Nullable String billing) {
        var addresses = billing == null ? shipping : shipping + ", \"billingAddress\": " + billing;
        return http.post(
                cart + "/checkout",
                GuestShopper.CHECKOUT.replace(GuestShopper.ADDRESS, addresses),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
