package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class PasswordLoginTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void newCustomerCanLogInAndGetsTheSessionAsHeaderAndCookie() {
        var customer = accounts.customer();

        var answer = SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/principal/id").asString())
                .isEqualTo(customer.id().toString());
        assertThat(answer.json().at("/principal/kind").asString()).isEqualTo("customer");
        assertThat(answer.json().at("/principal/name").asString()).isEqualTo("Priya");
        assertThat(answer.json().at("/principal/roles").isEmpty()).isTrue();
        var token = answer.header("X-Auth-Token").orElseThrow();
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("SESSION=" + token + ";")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void staffLogInAtTheSameRouteAndGetTheirRoles() {
        var email = accounts.staff(Role.SUPPORT, Role.CATALOGUE).email();

        var principal =
                SignedInClient.login(http, email, TestAccounts.PASSWORD).json().get("principal");

        assertThat(principal.get("kind").asString()).isEqualTo("staff");
        assertThat(principal.get("roles").toString()).isEqualTo("[\"CATALOGUE\",\"SUPPORT\"]");
    }

    @Test
    void sessionIsValidAsHeaderAndAsCookie() {
        var customer = accounts.customer();

        assertThat(customer.post("/api/v1/auth/logout", "").status()).isEqualTo(204);
        var again = SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);
        assertThat(http.post(
                                "/api/v1/auth/logout",
                                "",
                                "Cookie",
                                "SESSION=" + again.token(),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void wrongPasswordAndUnknownAddressGetTheSameResponse() {
        var known = SignedInClient.login(http, accounts.customer().email(), "not the password");
        var unknown = SignedInClient.login(http, TestAccounts.newAddress(), "not the password");

        assertThat(known.problem(401)).isEqualTo("invalid_credentials");
        assertThat(unknown.problem(401)).isEqualTo("invalid_credentials");
        assertThat(unknown.json().get("detail")).isEqualTo(known.json().get("detail"));
        assertThat(known.header("Set-Cookie")).isEmpty();
        assertThat(known.header("X-Auth-Token")).isEmpty();
    }

    @Test
    void addressIsTheSameInAnyCase() {
        var email = accounts.customer().email();

        assertThat(SignedInClient.login(http, email.toUpperCase(java.util.Locale.ROOT), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void loggedOutSessionIsUnauthenticated() {
        var customer = accounts.customer();

        var answer = customer.post("/api/v1/auth/logout", "");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("SESSION=;")
                .contains("Max-Age=0");
        assertThat(customer.post("/api/v1/auth/logout", "").problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void loginEndsThePreviousSession() {
        var customer = accounts.customer();

        var again = SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD, customer.headers());

        assertThat(again.header("X-Auth-Token").orElseThrow()).isNotEqualTo(customer.token());
        assertThat(customer.post("/api/v1/auth/logout", "").problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void missingAndUnknownSessionsGet401WithoutACookie() {
        for (var headers : new String[][] {
            {},
            {"X-Auth-Token", "11111111-2222-4333-8444-555555555555"},
            {"X-Auth-Token", "'; FLUSHALL"},
            {"Cookie", "SESSION=11111111-2222-4333-8444-555555555555", "Sec-Fetch-Site", "same-origin"}
        }) {
            var answer = http.post("/api/v1/auth/logout", "", headers);

            assertThat(answer.problem(401)).isEqualTo("unauthenticated");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void invalidCookieIsIgnoredForGuestsAndInvalidHeaderIsRefused() {
        var unknown = "11111111-2222-4333-8444-555555555555";

        assertThat(http.post("/api/v1/carts", "", "Cookie", "SESSION=" + unknown, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/api/v1/carts", "", "X-Auth-Token", unknown).problem(401))
                .isEqualTo("unauthenticated");
        assertThat(http.get("/api/v1/products", "X-Auth-Token", unknown).status())
                .isEqualTo(200);
        assertThat(SignedInClient.login(
                                http, accounts.customer().email(), TestAccounts.PASSWORD, "X-Auth-Token", unknown)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void auditLogRecordsLoginAndLogout() {
        var customer = accounts.customer();
        SignedInClient.login(http, customer.email(), "not the password");
        customer.post("/api/v1/auth/logout", "");

        assertThat(jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? ORDER BY id")
                        .param(customer.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("account.logged-in", "login.refused", "account.logged-out");
    }

    @Test
    void adminRoutesRefuseCustomersAndGuests() {
        assertThat(http.get("/api/v1/admin/anything").problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.customer().get("/api/v1/admin/anything").problem(403))
                .isEqualTo("forbidden");
        assertThat(accounts.staff(Role.ADMIN).get("/api/v1/admin/anything").problem(404))
                .isEqualTo("not_found");
    }
}
