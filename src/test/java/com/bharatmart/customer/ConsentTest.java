package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class ConsentTest {

    private static final String CONSENTS = "/api/v1/customers/me/consents";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thereIsNoConsentByDefault() {
        assertThat(accounts.customer().get(CONSENTS).json().get("data")).isEmpty();
    }

    @Test
    void latestEntryIsValidAndNoEntryIsLost() {
        var customer = accounts.customer();
        record(customer, "MARKETING_SMS", true);
        record(customer, "PERSONALISATION", true);
        var withdrawn = record(customer, "MARKETING_SMS", false);

        assertThat(withdrawn.status()).isEqualTo(201);
        assertThat(withdrawn.json().get("noticeVersion").asString()).isEqualTo("2026-11");
        assertThat(withdrawn.json().get("address").asString()).isNotEmpty();
        var ledger = customer.get(CONSENTS).json().get("data");
        assertThat(ledger).hasSize(3);
        assertThat(ledger.get(0)).isEqualTo(withdrawn.json());
        var current = customer.get(CONSENTS + "?current=true").json().get("data");
        assertThat(current.valueStream().map(one -> one.get("purpose").asString() + one.get("given")))
                .containsExactlyInAnyOrder("MARKETING_SMSfalse", "PERSONALISATIONtrue");
    }

    @Test
    void entriesArePaged() {
        var customer = accounts.customer();
        record(customer, "MARKETING_SMS", true);
        record(customer, "MARKETING_SMS", false);

        var page = customer.get(CONSENTS + "?limit=1");
        var link = page.header("Link").orElseThrow();

        assertThat(page.json().at("/data/0/given").asBoolean()).isFalse();
        assertThat(customer.get(link.substring(1, link.indexOf('>')))
                        .json()
                        .at("/data/0/given")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void entriesCannotBeChanged() {
        var customer = accounts.customer();
        record(customer, "MARKETING_EMAIL", true);

        for (var change : new String[] {
            "UPDATE consent SET given = false WHERE account_id = ?",
            "UPDATE consent SET at = now() WHERE account_id = ?",
            "UPDATE consent SET client_address = '10.0.0.1' WHERE account_id = ?",
            "DELETE FROM consent WHERE account_id = ?"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).param(customer.id()).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"purpose\": \"EVERYTHING\", \"noticeVersion\": \"1\", \"given\": true}",
                "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"\", \"given\": true}",
                "{\"purpose\": \"MARKETING_SMS\", \"given\": true}",
                "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"1\"}",
                "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"1\", \"given\": \"yes\"}",
                "{\"purpose\": 1, \"noticeVersion\": \"1\", \"given\": true}"
            })
    void invalidConsentIsRefused(String body) {
        assertThat(accounts.customer().post(CONSENTS, body).problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void databaseSetsTheTimeOfAConsent() {
        var body =
                "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"1\", \"given\": true, \"at\": \"2020-01-01T00:00:00Z\"}";

        assertThat(accounts.customer().post(CONSENTS, body).problem(400)).isEqualTo("unknown_field");
        assertThat(http.get(CONSENTS).problem(401)).isEqualTo("unauthenticated");
    }

    private static Http.Response record(SignedInClient customer, String purpose, boolean given) {
        return customer.post(CONSENTS, """
                {"purpose": "%s", "noticeVersion": "2026-11", "given": %s}""".formatted(purpose, given));
    }
}
