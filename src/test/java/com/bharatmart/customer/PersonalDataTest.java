package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class PersonalDataTest {

    private static final String ME = "/api/v1/customers/me";

    /** Tables without personal data, or with data until it is sent, or with hashes only. */
    private static final Set<String> NOBODYS_TABLES = Set.of(
            "archived_month",
            "audit_seal",
            "audit_sealing",
            "brand",
            "catalogue_change",
            "catalogue_change_count",
            "catalogue_import",
            "catalogue_import_chunk",
            "catalogue_language",
            "category",
            "counted_try",
            "event_publication",
            "integrity_check",
            "integrity_violation",
            "known_address",
            "ledger_entry",
            "ledger_journal",
            "media",
            "media_collection",
            "media_upload",
            "message",
            "order_anonymization",
            "payment_announcement",
            "payment_event",
            "payment_mismatch",
            "product",
            "product_image",
            "product_translation",
            "reservation",
            "search_synonym",
            "search_synonym_group",
            "search_word",
            "settlement_day",
            "stock_level",
            "stock_movement",
            "stock_movement_archived",
            "variant",
            "variant_option");

    @Autowired
    Http http;

    @Autowired
    TestProducts goods;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonalData> everything;

    @Test
    void everyTableIsCoveredOrHasNoPersonalData() {
        var spokenFor = new TreeSet<String>();
        everything.forEach(part -> part.tables()
                .forEach(table -> assertThat(spokenFor.add(table)).as(table).isTrue()));

        assertThat(tables())
                .as("a new table belongs to a PersonalData of its module, or here if it can hold nothing of a person")
                .isSubsetOf(union(spokenFor, NOBODYS_TABLES));
        assertThat(spokenFor).doesNotContainAnyElementsOf(NOBODYS_TABLES);
    }

    @Test
    void exportContainsAllPersonalData() {
        var life = new Life("export");
        life.order();

        var answer = life.customer.get(ME + "/export");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(answer.text())
                .contains(life.customer.email(), life.name, life.street, life.parcelStreet, life.wish, "MARKETING_SMS");
        var data = answer.json().get("data");
        assertThat(data.propertyNames())
                .containsAll(everything.stream().map(PersonalData::name).toList());
        assertThat(data.at("/orders/0/order/contact/phone").asString()).isEqualTo("+919876543210");
        assertThat(data.at("/account/logins/0/method").asString()).isEqualTo("PASSWORD");
        assertThat(data.get("auditLog").findValuesAsString("action")).contains("account.logged-in");
        assertThat(accounts.customer().get(ME + "/export").text()).doesNotContain(life.name);
    }

    @Test
    void erasureKeepsOnlyWhatTaxLawRequires() {
        var life = new Life("erase");
        life.cancel(life.order());

        var answer = life.customer.send("DELETE", ME, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie").orElseThrow()).startsWith("SESSION=;");
        assertThat(answer.json().get("kept").findValuesAsString("reason"))
                .contains("Central Goods and Services Tax Act 2017, section 36");
        assertThat(tablesWith(life.customer.email())).isEmpty();
        assertThat(tablesWith(life.name)).isEmpty();
        assertThat(tablesWith(life.street)).isEmpty();
        assertThat(tablesWith(life.wish)).isSubsetOf("variant", "stock_level", "stock_movement");
        assertThat(tablesWith(life.parcelStreet)).containsExactly("orders");
        assertThat(jdbc.sql("SELECT email || phone || coalesce(ship_phone, '') FROM orders WHERE customer_id = ?")
                        .param(life.customer.id())
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE action = 'customer.erased' AND target_id = ?")
                        .param(life.customer.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void erasureEndsAllLoginsAndRefusesTheOldCredentials() {
        var customer = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);

        assertThat(customer.send("DELETE", ME, null).status()).isEqualTo(200);

        assertThat(customer.get(ME).problem(401)).isEqualTo("unauthenticated");
        assertThat(elsewhere.get(ME).problem(401)).isEqualTo("unauthenticated");
        assertThat(customer.send("DELETE", ME, null).problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void erasedAddressSignsUpAsANewAccount() {
        var life = new Life("again");
        life.cancel(life.order());
        life.customer.send("DELETE", ME, null);

        var again = accounts.customer(life.customer.email());

        assertThat(again.id()).isNotEqualTo(life.customer.id());
        assertThat(again.get("/api/v1/orders").json().get("data")).isEmpty();
        assertThat(again.get(ME + "/addresses").json().get("data")).isEmpty();
    }

    @Test
    void unverifiedAddressIsExportedAndErased() {
        var customer = accounts.customer();
        var next = TestAccounts.newAddress();
        assertThat(customer.post(ME + "/email", """
                        {"email": "%s", "password": "%s"}""".formatted(next, TestAccounts.PASSWORD))
                        .status())
                .isEqualTo(202);

        assertThat(customer.get(ME + "/export").text()).contains(next);
        assertThat(customer.send("DELETE", ME, null).status()).isEqualTo(200);

        assertThat(tablesWith(next)).isEmpty();
    }

    @Test
    void openOrdersPreventErasure() {
        var life = new Life("wait");
        var order = life.order();

        var refused = life.customer.send("DELETE", ME, null);

        assertThat(refused.problem(409)).isEqualTo("orders_under_way");
        assertThat(refused.json().at("/errors/0/number").asString())
                .isEqualTo(order.get("number").asString());
        assertThat(life.customer.get(ME).json().get("name").asString()).isEqualTo(life.name);
        assertThat(life.customer.get(ME + "/wishlist").json().get("data")).hasSize(1);
        life.cancel(order);
        assertThat(life.customer.send("DELETE", ME, null).status()).isEqualTo(200);
    }

    @Test
    void erasureNeedsAFreshLogin() {
        var customer = accounts.customer();
        jdbc.sql("UPDATE login_session SET created_at = now() - INTERVAL '11 minutes' WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(customer.send("DELETE", ME, null).problem(403)).isEqualTo("fresh_login_required");
        assertThat(SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD)
                        .send("DELETE", ME, null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void exportAndErasureAreForCustomersOnly() {
        assertThat(http.send("DELETE", ME, null).problem(401)).isEqualTo("unauthenticated");
        assertThat(http.get(ME + "/export").problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).send("DELETE", ME, null).problem(403))
                .isEqualTo("forbidden");
    }

    private List<String> tables() {
        return jdbc.sql("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                          AND relname <> 'flyway_schema_history'""").query(String.class).list();
    }

    private List<String> tablesWith(String text) {
        return tables().stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM %s t WHERE t::text ILIKE ?)".formatted(table))
                        .param("%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** A customer with data in every module. Each value is unique. */
    private class Life {

        final SignedInClient customer = accounts.customer();
        final String name;
        final String street;
        final String parcelStreet;
        final String wish;

        Life(String word) {
            var mark = word + '-' + UUID.randomUUID().toString().substring(0, 8);
            name = "Name-" + mark;
            street = "Street-" + mark;
            parcelStreet = "Parcel-" + mark;
            wish = goods.towel(5).value();
            done(customer.send("PATCH", ME, "{\"name\": \"%s\", \"phone\": \"9876501234\"}".formatted(name)));
            done(customer.post(
                    ME + "/addresses",
                    "{\"name\": \"%s\", \"line1\": \"%s\", \"city\": \"Bengaluru\", \"state\": \"KA\", \"pin\": \"560001\"}"
                            .formatted(name, street),
                    "Idempotency-Key",
                    "a"));
            done(customer.post(ME + "/wishlist", "{\"sku\": \"%s\"}".formatted(wish)));
            done(customer.post(
                    ME + "/consents", "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"1\", \"given\": true}"));
            done(customer.post("/api/v1/carts", ""));
        }

        tools.jackson.databind.JsonNode order() {
            var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
            done(customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(goods.towel(5))));
            var body = GuestShopper.CHECKOUT
                    .replace("12 MG Road", parcelStreet)
                    .replace("shopper@example.com", customer.email());
            return done(customer.post(cart + "/checkout", body, "Idempotency-Key", "order"))
                    .json();
        }

        void cancel(tools.jackson.databind.JsonNode order) {
            done(customer.post(
                    "/api/v1/orders/" + order.get("id").asString() + "/cancel", "", "Idempotency-Key", "cancel"));
        }

        private static Http.Response done(Http.Response answer) {
            assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
            return answer;
        }
    }
}
