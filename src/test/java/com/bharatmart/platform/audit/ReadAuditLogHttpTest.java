package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class ReadAuditLogHttpTest {

    private static final String ORDERS = "/api/v1/admin/orders";
    private static final String CUSTOMERS = "/api/v1/admin/customers";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Test
    void viewedOrderIsRecorded() {
        var support = accounts.staff(Role.SUPPORT);
        var order = order();

        assertThat(support.get(ORDERS + "/" + order, "X-Request-Id", "look-" + order)
                        .status())
                .isEqualTo(200);

        var row = only("look-" + order);
        assertThat(row.get("action").asString()).isEqualTo("order.viewed");
        assertThat(row.get("target_id").asString()).isEqualTo(order);
        assertThat(row.get("actor_id").asString()).isEqualTo(support.id().toString());
    }

    @Test
    void searchOfOrdersIsRecordedWithoutItsValues() {
        var support = accounts.staff(Role.SUPPORT);
        var order = order();
        var phone = jdbc.sql("SELECT phone FROM orders WHERE id = ?::uuid")
                .param(order)
                .query(String.class)
                .single();
        var number = jdbc.sql("SELECT number FROM orders WHERE id = ?::uuid")
                .param(order)
                .query(String.class)
                .single();

        var path = ORDERS + "?number=" + number + "&phone=" + phone.substring(3);
        assertThat(support.get(path, "X-Request-Id", "search-" + order)
                        .json()
                        .at("/data/0/id")
                        .asString())
                .isEqualTo(order);

        var row = only("search-" + order);
        assertThat(row.get("action").asString()).isEqualTo("orders.listed");
        assertThat(row.at("/after/seen").toString()).isEqualTo("[\"%s\"]".formatted(order));
        assertThat(row.at("/after/searchedBy").toString()).isEqualTo("[\"number\",\"phone\"]");
        assertThat(row.toString()).doesNotContain(phone.substring(3));
    }

    @Test
    void missingOrderIsNotRecorded() {
        var request = "nothing-" + UUID.randomUUID();

        assertThat(accounts.staff(Role.SUPPORT)
                        .get(ORDERS + "/00000000-0000-7000-8000-000000000000", "X-Request-Id", request)
                        .problem(404))
                .isEqualTo("not_found");

        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE request_id = ?")
                        .param(request)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void readsInAReadOnlyDatabaseGoToTheLogOfTheService(CapturedOutput output) {
        var support = accounts.staff(Role.SUPPORT);
        var order = order();
        var customer = accounts.customer();
        jdbc.sql("UPDATE login_session SET last_seen_at = now() - INTERVAL '10 minutes' WHERE account_id = ?")
                .param(support.id())
                .update();
        try (var instance = InProcessInstance.start(Map.of(
                "spring.datasource.hikari.data-source-properties.options",
                "-c default_transaction_read_only=on",
                "spring.datasource.hikari.data-source-properties.targetServerType",
                "any"))) {
            var reader = support.at(instance.http());

            assertThat(reader.get(ORDERS + "/" + order).status()).isEqualTo(200);
            assertThat(reader.get(ORDERS + "?limit=1").status()).isEqualTo(200);
            assertThat(reader.get(CUSTOMERS + "/" + customer.id()).status()).isEqualTo(200);
            assertThat(reader.get(CUSTOMERS + "?email=" + customer.email()).status())
                    .isEqualTo(200);

            assertThat(output.getAll()
                            .lines()
                            .filter(line -> line.contains("The database is read-only. Read of personal data:")))
                    .hasSize(4)
                    .allMatch(line -> line.contains(support.id().toString()))
                    .anyMatch(line -> line.contains("order.viewed") && line.contains(order))
                    .anyMatch(line -> line.contains("orders.listed"))
                    .anyMatch(line -> line.contains("customer.viewed")
                            && line.contains(customer.id().toString()))
                    .anyMatch(line -> line.contains("customers.listed") && !line.contains(customer.email()));
        }
    }

    private String order() {
        var shopper = new GuestShopper(http);
        var placed = shopper.checkout(shopper.cartWith(1, products.towel(5)));
        return placed.json().get("id").asString();
    }

    private JsonNode only(String request) {
        var row = jdbc.sql("SELECT row_to_json(audit_log)::text FROM audit_log WHERE request_id = ?")
                .param(request)
                .query(String.class)
                .single();
        return JsonMapper.shared().readTree(row);
    }
}
