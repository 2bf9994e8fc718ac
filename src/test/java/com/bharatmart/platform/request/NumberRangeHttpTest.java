package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A number that its field cannot hold is an error of the field, and the JSON is valid. */
@HttpTest
class NumberRangeHttpTest {

    private static final String INT = "must be a whole number from -2147483648 to 2147483647";
    private static final String LONG = "must be a whole number from -9223372036854775808 to 9223372036854775807";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999",
                "-99999999999",
                "2147483648",
                "9223372036854775808",
                "123456789012345678901234567890",
                "1e400",
                "-1e400",
                "1.5",
                "1.0",
                "1e2"
            })
    void numberThatIsNoIntIsAnErrorOfItsField(String number) {
        var answer = http.post(
                "/api/v1/carts/%s/items".formatted("0".repeat(32)),
                "{\"sku\": \"ZZ-TS-1\", \"quantity\": %s}".formatted(number));

        requireInvalid(answer, "#/quantity", INT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e400", "0.5"})
    void numberThatIsNoLongIsAnErrorOfItsField(String number) {
        var catalog = accounts.staff(Role.CATALOGUE);

        var answer = catalog.post("/api/v1/admin/products", """
                {"name": "Towel", "variants": [{"sku": "A", "price": {"amount": 1, "currency": "INR"}},
                 {"sku": "B", "price": {"amount": %s, "currency": "INR"}}]}""".formatted(number));

        requireInvalid(answer, "#/variants/1/price/amount", LONG);
    }

    @Test
    void optionalNumberOutOfRangeIsAnErrorOfItsField() {
        var catalog = accounts.staff(Role.CATALOGUE);
        var movement = accounts.staff(Role.FULFILMENT)
                .post("/api/v1/admin/stock-levels/A/movements", "{\"change\": 99999999999, \"reason\": \"COUNTED\"}");
        var product = catalog.post(
                "/api/v1/admin/products", "{\"name\": \"Towel\", \"variants\": [{\"weightGrams\": 99999999999}]}");

        requireInvalid(movement, "#/change", INT);
        requireInvalid(product, "#/variants/0/weightGrams", INT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1e400", "0.5"})
    void numberInAPatchIsAnErrorOfItsField(String number) {
        var catalog = accounts.staff(Role.CATALOGUE);
        var category = catalog.post(
                        "/api/v1/admin/categories", "{\"name\": \"Towels %s\"}".formatted(UUID.randomUUID()))
                .header("Location")
                .orElseThrow();

        var answer = catalog.send("PATCH", category, "{\"position\": %s}".formatted(number));

        requireInvalid(answer, "#/position", INT);
    }

    private static void requireInvalid(Http.Response answer, String pointer, String detail) {
        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo(detail);
    }
}
