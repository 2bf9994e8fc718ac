package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.FieldInputs.Input;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One rule for e-mail addresses, phones, PIN codes, states, names and lines of addresses on every route that takes them. */
@HttpTest
class FieldRulesHttpTest {

    /** A field under test in the template of a body: its JSON pointer in brackets. */
    private static final Pattern FIELD = Pattern.compile("<#((?:/\\w+)*/(\\w+))>");

    private static final String ADDRESS = """
            "name": <#%1$s/name>, "line1": <#%1$s/line1>, "line2": <#%1$s/line2>, "city": <#%1$s/city>,
            "state": <#%1$s/state>, "pin": <#%1$s/pin>, "country": "IN", "phone": <#%1$s/phone>""";

    /** A quote takes an address without its lines. */
    private static final String QUOTED_ADDRESS =
            ADDRESS.formatted("/shippingAddress").replace("<#/shippingAddress/line1>", "\"\"");

    private static final String PASSWORD = '"' + TestAccounts.PASSWORD + '"';

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @TestFactory
    Stream<DynamicNode> fieldsOfBodiesFollowOneRule() {
        return Stream.of(
                        new Route(
                                "sign-up",
                                """
                                {"email": <#/email>, "name": <#/name>, "phone": <#/phone>, "password": %s}""".formatted(PASSWORD),
                                202,
                                false,
                                body -> http.post("/api/v1/customers", body)),
                        new Route(
                                "login",
                                "{\"email\": <#/email>, \"password\": %s}".formatted(PASSWORD),
                                401,
                                false,
                                body -> http.post("/api/v1/auth/login", body)),
                        new Route(
                                "password reset",
                                "{\"email\": <#/email>}",
                                202,
                                false,
                                body -> http.post("/api/v1/auth/password-resets", body)),
                        new Route(
                                "one-time code",
                                "{\"phone\": <#/phone>}",
                                202,
                                false,
                                body -> http.post("/api/v1/auth/otp", body)),
                        new Route(
                                "login by code",
                                "{\"phone\": <#/phone>, \"code\": \"000000\"}",
                                401,
                                false,
                                body -> http.post("/api/v1/auth/otp/verify", body)),
                        new Route(
                                "profile",
                                "{\"name\": <#/name>, \"phone\": <#/phone>}",
                                200,
                                true,
                                body -> accounts.customer().send("PATCH", "/api/v1/customers/me", body)),
                        new Route(
                                "change of e-mail",
                                "{\"email\": <#/email>, \"password\": %s}".formatted(PASSWORD),
                                202,
                                false,
                                body -> accounts.customer().post("/api/v1/customers/me/email", body)),
                        new Route(
                                "change of phone",
                                "{\"phone\": <#/phone>, \"password\": %s}".formatted(PASSWORD),
                                202,
                                false,
                                body -> accounts.customer().post("/api/v1/customers/me/phone", body)),
                        new Route(
                                "address book",
                                '{' + ADDRESS.formatted("") + '}',
                                201,
                                true,
                                body -> accounts.customer().post("/api/v1/customers/me/addresses", body)),
                        new Route(
                                "change of an address",
                                '{' + ADDRESS.formatted("") + '}',
                                200,
                                true,
                                this::changeAddress),
                        new Route(
                                "quote",
                                "{\"shippingAddress\": {%s}}".formatted(QUOTED_ADDRESS),
                                200,
                                false,
                                body -> http.post(cart() + "/quote", body)),
                        new Route(
                                "checkout",
                                """
                                {"contact": {"email": <#/contact/email>, "phone": <#/contact/phone>},
                                 "shippingAddress": {%s}, "billingAddress": {%s}, "payment": {"method": "cod"}}""".formatted(
                                        ADDRESS.formatted("/shippingAddress"), ADDRESS.formatted("/billingAddress")),
                                201,
                                true,
                                this::checkout),
                        new Route(
                                "address of an order",
                                """
                                {%s}""".formatted(ADDRESS.formatted("")),
                                200,
                                false,
                                this::correctAddress),
                        new Route(
                                "look-up of an order",
                                "{\"number\": \"BM-4071-5526-0193\", \"phone\": <#/phone>}",
                                202,
                                false,
                                body -> http.post("/api/v1/order-lookups", body)),
                        new Route(
                                "stock notice",
                                "{\"email\": <#/email>}",
                                202,
                                false,
                                body -> http.post(
                                        "/api/v1/variants/%s/stock-notices".formatted(products.towel(0)), body)),
                        new Route(
                                "staff",
                                """
                                {"email": <#/email>, "name": <#/name>, "password": %s, "roles": ["SUPPORT"]}""".formatted(PASSWORD),
                                201,
                                true,
                                body -> accounts.staff(Role.ADMIN).post("/api/v1/admin/staff", body)))
                .map(Route::tests);
    }

    @TestFactory
    Stream<DynamicNode> parametersOfSearchesFollowTheSameRule() {
        var staff = accounts.staff(Role.ADMIN);
        return Stream.of("/api/v1/admin/customers", "/api/v1/admin/orders")
                .flatMap(path -> Stream.of("email", "phone").map(field -> {
                    UnaryOperator<String> url =
                            text -> path + '?' + field + '=' + URLEncoder.encode(text, StandardCharsets.UTF_8);
                    return DynamicContainer.dynamicContainer(
                            path + ' ' + field,
                            FieldInputs.of(field).stream()
                                    // Orders are also found by the last digits of a phone.
                                    .filter(input -> !input.text().matches("|[0-9]{4,9}"))
                                    .map(input -> DynamicTest.dynamicTest(input.name(), () -> {
                                        var answer = staff.get(url.apply(input.text()));
                                        if (input.isRefused()) {
                                            assertThat(answer.problem(400)).isEqualTo("validation_failed");
                                            assertThat(answer.json()
                                                            .at("/errors/0/parameter")
                                                            .asString())
                                                    .isEqualTo(field);
                                        } else {
                                            assertThat(answer.status())
                                                    .as(answer.text())
                                                    .isEqualTo(200);
                                        }
                                    })));
                }));
    }

    private String cart() {
        return new GuestShopper(http).cartWith(1, products.towel(5));
    }

    private Http.Response checkout(String body) {
        return http.post(
                cart() + "/checkout", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Http.Response correctAddress(String body) {
        var order = new GuestShopper(http).checkout(cart()).json().get("id").asString();
        return accounts.staff(Role.SUPPORT).send("PUT", "/api/v1/admin/orders/" + order + "/shipping-address", body);
    }

    private Http.Response changeAddress(String body) {
        var customer = accounts.customer();
        var address = customer.post("/api/v1/customers/me/addresses", """
                {"name": "Rohan", "line1": "4 Marine Drive", "city": "Mumbai", "state": "MH", "pin": "400020"}""")
                .header("Location")
                .orElseThrow();
        return customer.send("PATCH", address, body);
    }

    /**
     * A route with fields under test.
     *
     * @param template of its body, see {@link #FIELD}
     * @param status of the response to a valid body
     * @param shows whether that response has the fields, at the same pointers
     */
    private record Route(
            String name, String template, int status, boolean shows, Function<String, Http.Response> send) {

        DynamicNode tests() {
            return DynamicContainer.dynamicContainer(
                    name,
                    FIELD.matcher(template)
                            .results()
                            .map(field -> DynamicContainer.dynamicContainer(
                                    field.group(1),
                                    FieldInputs.of(field.group(2)).stream()
                                            .map(input -> DynamicTest.dynamicTest(
                                                    input.name(), () -> test(field.group(1), input))))));
        }

        private void test(String pointer, Input input) {
            var answer = send.apply(FIELD.matcher(template).replaceAll(field -> value(field, pointer, input)));
            if (input.isRefused()) {
                assertThat(answer.problem(400)).as(answer.text()).isEqualTo("validation_failed");
                assertThat(answer.json()
                                .get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer"))
                                .map(JsonNode::asString))
                        .containsExactly('#' + pointer);
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(status);
                if (shows) {
                    assertThat(answer.json().at(pointer).asString()).isEqualTo(input.normal());
                }
            }
        }

        private static String value(MatchResult field, String pointer, Input input) {
            var text = field.group(1).equals(pointer) ? input.text() : FieldInputs.valid(field.group(2));
            return Matcher.quoteReplacement(FieldInputs.json(text));
        }
    }
}
