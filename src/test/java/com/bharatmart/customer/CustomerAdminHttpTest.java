package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CustomerAdminHttpTest {

    private static final String CUSTOMERS = "/api/v1/admin/customers";
    private static final String REASON = "{\"reason\": \"chargebacks\"}";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void customerIsFoundByAddressPhoneAndName() {
        var support = accounts.staff(Role.SUPPORT);
        var customer = accounts.customer();
        var name = "Zoya_%" + UUID.randomUUID().toString().substring(0, 8);
        customer.send("PATCH", "/api/v1/customers/me", "{\"name\": \"%s\", \"phone\": \"9811122233\"}".formatted(name));

        for (var search : List.of(
                "?email=" + customer.email().toUpperCase(java.util.Locale.ROOT),
                "?name=zoya_%25" + name.substring(6),
                "?phone=9811122233&limit=100")) {
            assertThat(support.get(CUSTOMERS + search).json().get("data").findValuesAsString("id"))
                    .as(search)
                    .contains(customer.id().toString());
        }
        assertThat(support.get(CUSTOMERS + "?email=" + TestAccounts.newAddress())
                        .json()
                        .get("data"))
                .isEmpty();
        assertThat(support.get(CUSTOMERS + "?name=zoya%25" + name.substring(6))
                        .json()
                        .get("data"))
                .isEmpty();
    }

    @Test
    void listIsPagedNewestFirst() {
        var support = accounts.staff(Role.SUPPORT);
        var older = accounts.customer();
        var newer = accounts.customer();

        var page = support.get(CUSTOMERS + "?limit=1");
        assertThat(page.json().get("data")).hasSize(1);
        var ids = new java.util.ArrayList<String>();
        for (var i = 0; i < 50 && !ids.contains(older.id().toString()); i++) {
            ids.addAll(page.json().get("data").findValuesAsString("id"));
            var link = page.header("Link").orElseThrow();
            page = support.get(link.substring(1, link.indexOf('>')));
        }
        assertThat(ids).containsSubsequence(newer.id().toString(), older.id().toString());
        assertThat(ids).doesNotContain(support.id().toString());
    }

    @Test
    void auditLogRecordsReadsWithoutSearchValues() {
        var support = accounts.staff(Role.SUPPORT);
        var customer = accounts.customer();

        support.get(CUSTOMERS + "?email=" + customer.email());
        var detail = support.get(CUSTOMERS + '/' + customer.id());

        assertThat(detail.json().get("email").asString()).isEqualTo(customer.email());
        assertThat(detail.json().get("blocked").asBoolean()).isFalse();
        var rows = jdbc.sql("SELECT action || coalesce(after::text, '') FROM audit_log WHERE actor_id = ? ORDER BY at")
                .param(support.id())
                .query(String.class)
                .list();
        assertThat(rows)
                .anyMatch(row -> row.startsWith("customers.listed")
                        && row.contains(customer.id().toString())
                        && row.contains("\"email\"")
                        && !row.contains(customer.email()));
        assertThat(rows).contains("customer.viewed");
    }

    @Test
    void blockedCustomerIsLoggedOutAndCannotLogInUntilUnblocked() {
        var support = accounts.staff(Role.SUPPORT);
        var customer = accounts.customer();
        var path = CUSTOMERS + '/' + customer.id();

        var blocked = support.post(path + "/block", REASON);

        assertThat(blocked.json().get("blocked").asBoolean()).isTrue();
        assertThat(customer.get("/api/v1/customers/me").problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(support.post(path + "/block", REASON).status()).isEqualTo(200);
        assertThat(support.post(path + "/unblock", "").json().get("blocked").asBoolean())
                .isFalse();
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("""
                        SELECT action || '/' || (before ->> 'active') || '/' || (after ->> 'active') FROM audit_log
                        WHERE actor_id = ? AND action IN ('customer.blocked', 'customer.unblocked') ORDER BY at""").param(support.id()).query(String.class).list())
                .containsExactly("customer.blocked/true/false", "customer.unblocked/false/true");
    }

    @Test
    void changeOfAnOldVersionFails() {
        var support = accounts.staff(Role.SUPPORT);
        var customer = accounts.customer();
        var path = CUSTOMERS + '/' + customer.id();
        var tag = support.get(path).header("ETag").orElseThrow();
        customer.send("PATCH", "/api/v1/customers/me", "{\"name\": \"Asha\"}");

        assertThat(support.post(path + "/block", REASON, "If-Match", tag).problem(412))
                .isEqualTo("precondition_failed");
        assertThat(customer.get("/api/v1/customers/me").status()).isEqualTo(200);
    }

    @Test
    void staffUnknownIdsAndErasedAccountsAreNotFound() {
        var support = accounts.staff(Role.SUPPORT);
        var erased = accounts.customer();
        assertThat(erased.send("DELETE", "/api/v1/customers/me", null).status()).isEqualTo(200);

        for (var id : List.of(accounts.staff(Role.ADMIN).id(), erased.id(), UUID.randomUUID())) {
            assertThat(support.get(CUSTOMERS + '/' + id).problem(404)).isEqualTo("not_found");
            assertThat(support.post(CUSTOMERS + '/' + id + "/block", REASON).problem(404))
                    .isEqualTo("not_found");
            assertThat(support.post(CUSTOMERS + '/' + id + "/unblock", "").problem(404))
                    .isEqualTo("not_found");
        }
        assertThat(support.get(CUSTOMERS + "/1").problem(404)).isEqualTo("not_found");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlySupportAndAdministratorsSeeCustomers(Role role) {
        var staff = accounts.staff(role);
        var customer = accounts.customer();
        var allowed = role == Role.SUPPORT || role == Role.ADMIN;

        assertThat(staff.get(CUSTOMERS).status()).isEqualTo(allowed ? 200 : 403);
        assertThat(staff.get(CUSTOMERS + '/' + customer.id()).status()).isEqualTo(allowed ? 200 : 403);
        assertThat(staff.post(CUSTOMERS + '/' + customer.id() + "/block", REASON)
                        .status())
                .isEqualTo(allowed ? 200 : 403);
        assertThat(staff.post(CUSTOMERS + '/' + customer.id() + "/unblock", "").status())
                .isEqualTo(allowed ? 200 : 403);
    }

    @Test
    void customersCannotSeeCustomers() {
        var customer = accounts.customer();
        assertThat(customer.get(CUSTOMERS).problem(403)).isEqualTo("forbidden");
        assertThat(customer.get(CUSTOMERS + '/' + customer.id()).problem(403)).isEqualTo("forbidden");
        assertThat(http.get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?email=x",
                "?phone=1",
                "?name=a",
                "?limit=0",
                "?limit=1000000000",
                "?cursor=x",
                "?name=%00",
                "?limit=a"
            })
    void invalidSearchIsRefused(String search) {
        assertThat(accounts.staff(Role.SUPPORT).get(CUSTOMERS + search).problem(400))
                .isIn("validation_failed", "invalid_cursor", "malformed_request");
    }

    @Test
    void blockTakesOnlyAReason() {
        var support = accounts.staff(Role.SUPPORT);
        var path = CUSTOMERS + '/' + accounts.customer().id() + "/block";

        assertThat(support.post(path, "{}").problem(400)).isEqualTo("validation_failed");
        assertThat(support.post(path, "{\"reason\": \"x\", \"role\": \"ADMIN\"}")
                        .problem(400))
                .isEqualTo("unknown_field");
    }
}
