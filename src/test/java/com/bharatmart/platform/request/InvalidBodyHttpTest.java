package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A form shows all its errors at once, also if some of its fields have a wrong type. */
@HttpTest
class InvalidBodyHttpTest {

    private static final String PRODUCTS = "/api/v1/admin/products";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Test
    void wrongEnumStandsBesideConstraintsAndWrongTypes() {
        var answer = accounts.staff(Role.CATALOGUE).post(PRODUCTS, """
                {"name": " ", "status": "SOLD", "tags": "a", "countryOfOrigin": "india",
                 "variants": [{"sku": "bad~sku", "price": {"amount": "12", "currency": "INR"}}]}""");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(errors(answer))
                .containsEntry("#/name", "must not be blank")
                .containsEntry("#/status", "must be one of DRAFT, ACTIVE, ARCHIVED")
                .containsEntry("#/tags", "must be a list")
                .containsKeys("#/countryOfOrigin", "#/variants/0/sku", "#/variants/0/price/amount")
                .hasSize(6);
    }

    /** Jackson reads the text of a wrapping type without the deserializer of texts. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/auth/login, password, '{\"email\": \"asha@example.com\", \"password\": %s}'",
        "/api/v1/customers, password, '{\"email\": \"asha@example.com\", \"name\": \"Asha\", \"password\": %s}'",
        "/api/v1/customers, name, '{\"email\": \"asha@example.com\", \"name\": %s, \"password\": \"mangoes ripen in may\"}'",
        "/api/v1/auth/otp/verify, code, '{\"phone\": \"9876543210\", \"code\": %s}'"
    })
    void halfOfACharacterAndControlCharactersAreErrorsOfTheirField(String path, String field, String body) {
        for (var text : List.of("\"mango \\ud83d\"", "\"\\udc00 mango\"", "\"mango\\u0000es\"", "\"mango\\u0007es\"")) {
            var answer = http.post(path, body.formatted(text));

            assertThat(answer.problem(400)).as(text).isEqualTo("validation_failed");
            assertThat(errors(answer)).containsOnlyKeys("#/" + field);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, notes, '{\"text\": %s}'", "PUT, tags, '{\"tags\": [%s]}'"})
    void halfOfACharacterIsNotDroppedFromWhatStaffWrite(String method, String what, String body) {
        var path = "/api/v1/admin/orders/0199c6a0-5b7e-7c41-9a3d-2f1e8b6c4d10/" + what;

        var answer = accounts.staff(Role.SUPPORT).send(method, path, body.formatted("\"ring \\ud83d twice\""));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void numbersOutOfRangeStandBesideOtherErrors() {
        var answer = http.post("/api/v1/carts/%s/items".formatted("0".repeat(32)), """
                {"sku": "", "quantity": 99999999999}""");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(errors(answer)).containsOnlyKeys("#/sku", "#/quantity");
    }

    @Test
    void unknownFieldsAreListedWithAllOtherErrors() {
        var answer = http.post("/api/v1/customers", """
                {"email": "asha", "password": 12345678, "nickname": "A", "admin": {"a": [1]}}""");

        assertThat(answer.problem(400)).isEqualTo("unknown_field");
        assertThat(errors(answer)).containsOnlyKeys("#/email", "#/password", "#/nickname", "#/admin", "#/name");
    }

    @Test
    void patchShowsAllErrorsToo() {
        var staff = accounts.staff(Role.CATALOGUE);
        var category = staff.post("/api/v1/admin/categories", "{\"name\": \"Lamps\"}")
                .header("Location")
                .orElseThrow();

        var answer = staff.send("PATCH", category, "{\"name\": 1, \"position\": \"first\", \"color\": \"red\"}");

        assertThat(answer.problem(400)).isEqualTo("unknown_field");
        assertThat(errors(answer)).containsKeys("#/name", "#/color");
    }

    @Test
    void bodyOfTheWrongKindIsMalformed() {
        for (var body : List.of("[]", "1", "\"a\"", "null", "{\"name\": ")) {
            assertThat(http.post("/api/v1/customers", body).problem(400)).isEqualTo("malformed_body");
        }
    }

    @Test
    void syntaxErrorBehindAnInvalidFieldIsMalformed() {
        assertThat(http.post("/api/v1/customers", "{\"password\": 1, \"name\": oops}")
                        .problem(400))
                .isEqualTo("malformed_body");
    }

    @Test
    void longBodyTellsItsFirstInvalidField() {
        var answer = accounts.staff(Role.CATALOGUE)
                .post(PRODUCTS, "{\"description\": \"%s\", \"status\": 1, \"name\": 2}".formatted("a".repeat(17_000)));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(errors(answer)).containsOnlyKeys("#/status");
    }

    private static Map<String, String> errors(Http.Response answer) {
        return answer.json()
                .get("errors")
                .valueStream()
                .collect(Collectors.toMap(
                        error -> error.get("pointer").asString(),
                        error -> error.get("detail").asString()));
    }
}
