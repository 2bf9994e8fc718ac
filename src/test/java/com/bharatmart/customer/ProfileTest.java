package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class ProfileTest {

    private static final String ME = "/api/v1/customers/me";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void profileIsTheCustomersOwn() {
        var customer = accounts.customer();

        var answer = customer.get(ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("id").asString()).isEqualTo(customer.id().toString());
        assertThat(answer.json().get("email").asString()).isEqualTo(customer.email());
        assertThat(answer.json().get("name").asString()).isEqualTo("Priya");
        assertThat(answer.json().get("phone").isNull()).isTrue();
        assertThat(answer.json().get("phoneVerified").asBoolean()).isFalse();
        assertThat(answer.json().get("hasPassword").asBoolean()).isTrue();
        assertThat(answer.json().has("roles")).isFalse();
    }

    @Test
    void absentFieldsStay() {
        var customer = accounts.customer();

        assertThat(customer.send("PATCH", ME, "{\"phone\": \"98765 43210\"}")
                        .json()
                        .get("phone")
                        .asString())
                .isEqualTo("+919876543210");
        var answer = customer.send("PATCH", ME, "{\"name\": \"Asha\"}");

        assertThat(answer.json().get("name").asString()).isEqualTo("Asha");
        assertThat(answer.json().get("phone").asString()).isEqualTo("+919876543210");
        assertThat(answer.json().get("phoneVerified").asBoolean()).isFalse();
        assertThat(customer.send("PATCH", ME, "{\"phone\": null}")
                        .json()
                        .get("phone")
                        .isNull())
                .isTrue();
    }

    @Test
    void changeOfAnOldVersionFails() {
        var customer = accounts.customer();
        var first = customer.get(ME).header("ETag").orElseThrow();

        var changed = customer.send("PATCH", ME, "{\"name\": \"Asha\"}", "If-Match", first);
        var stale = customer.send("PATCH", ME, "{\"name\": \"Usha\"}", "If-Match", first);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag").orElseThrow()).isNotEqualTo(first);
        assertThat(stale.problem(412)).isEqualTo("precondition_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\": \"ADMIN\"}",
                "{\"roles\": [\"ADMIN\"]}",
                "{\"email\": \"a@example.com\"}",
                "{\"id\": \"00000000-0000-0000-0000-000000000000\"}",
                "{\"phoneVerified\": true}",
                "{\"active\": true}"
            })
    void readOnlyFieldsAreRefused(String body) {
        var customer = accounts.customer();

        assertThat(customer.send("PATCH", ME, body).problem(400)).isEqualTo("unknown_field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\"}",
                "{\"name\": null}",
                "{\"name\": 1}",
                "{\"phone\": \"12\"}",
                "{\"phone\": true}",
                "[]",
                "1",
                "null",
                ""
            })
    void invalidProfileIsRefused(String body) {
        var customer = accounts.customer();

        assertThat(customer.send("PATCH", ME, body).problem(400)).isIn("validation_failed", "malformed_body");
        assertThat(customer.get(ME).json().get("name").asString()).isEqualTo("Priya");
    }

    @Test
    void changedPhoneIsNotVerifiedAndThePreviousOneNoLongerLogsIn() {
        var customer = accounts.customer();
        verify(customer, "+919800000001");
        assertThat(customer.get(ME).json().get("phoneVerified").asBoolean()).isTrue();

        var answer = customer.send("PATCH", ME, "{\"phone\": \"+919800000002\"}");

        assertThat(answer.json().get("phoneVerified").asBoolean()).isFalse();
        assertThat(jdbc.sql("SELECT count(*) FROM account WHERE id = ? AND verified_phone IS NOT NULL")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyLoginMethodCannotBeRemoved() {
        var customer = accounts.customer();
        verify(customer, "+919800000003");
        jdbc.sql("UPDATE account SET password_hash = NULL WHERE id = ?")
                .param(customer.id())
                .update();

        assertThat(customer.send("PATCH", ME, "{\"phone\": null}").problem(409)).isEqualTo("last_way_in");
        assertThat(customer.send("PATCH", ME, "{\"name\": \"Asha\"}").status()).isEqualTo(200);
        assertThat(customer.get(ME).json().get("phoneVerified").asBoolean()).isTrue();
    }

    @Test
    void profileIsForCustomersOnly() {
        assertThat(http.get(ME).problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).get(ME).problem(403)).isEqualTo("forbidden");
        assertThat(accounts.customer()
                        .get("/api/v1/customers/" + accounts.customer().id())
                        .problem(404))
                .isEqualTo("not_found");
    }

    private void verify(SignedInClient customer, String phone) {
        jdbc.sql("UPDATE account SET verified_phone = NULL WHERE verified_phone = ?")
                .param(phone)
                .update();
        jdbc.sql("UPDATE account SET phone = ?, verified_phone = ? WHERE id = ?")
                .params(phone, phone, customer.id())
                .update();
    }
}
