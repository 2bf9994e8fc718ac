package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CustomerExportHttpTest {

    private static final String FILE = "/api/v1/admin/exports/customers.csv";

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyCustomerIsARowWithItsConsents() {
        var admin = accounts.staff(Role.ADMIN);
        var customer = accounts.customer();
        customer.send("PATCH", "/api/v1/customers/me", """
                {"name": "=1+1", "phone": "9811122233"}""");
        for (var given : new boolean[] {false, true}) {
            customer.post("/api/v1/customers/me/consents", """
                    {"purpose": "MARKETING_SMS", "given": %s, "noticeVersion": "1"}""".formatted(given));
        }
        for (var given : new boolean[] {true, false}) {
            customer.post("/api/v1/customers/me/consents", """
                    {"purpose": "MARKETING_EMAIL", "given": %s, "noticeVersion": "1"}""".formatted(given));
        }
        var erased = accounts.customer();
        erased.send("DELETE", "/api/v1/customers/me", null);

        var answer = admin.get(FILE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/csv;charset=UTF-8");
        var rows = rows(answer);
        var row = Objects.requireNonNull(rows.get(customer.id().toString()));
        assertThat(row.getField("Name")).isEqualTo("'=1+1");
        assertThat(row.getField("Email")).isEqualTo(customer.email());
        assertThat(row.getField("Phone")).isEqualTo("'+919811122233");
        assertThat(row.getField("Phone verified")).isEqualTo("no");
        assertThat(row.getField("Blocked")).isEqualTo("no");
        assertThat(row.getField("Offers by SMS")).isEqualTo("yes");
        assertThat(row.getField("Offers by email")).isEqualTo("no");
        assertThat(rows).doesNotContainKeys(erased.id().toString(), admin.id().toString());
    }

    @Test
    void customersOfManyBatchesAreAllInTheFile() {
        var admin = accounts.staff(Role.ADMIN);
        var name = "Batch " + UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO account (id, kind, name, email, active, version)
                SELECT gen_random_uuid(), 'CUSTOMER', ?, ? || n || '@example.com', true, 0
                FROM generate_series(1, 1100) AS n""").params(name, name.replace(' ', '-')).update();

        var answer = admin.get(FILE);

        assertThat(rows(answer).values().stream()
                        .filter(row -> row.getField("Name").equals(name)))
                .hasSize(1100);
        jdbc.sql("DELETE FROM account WHERE name = ?").param(name).update();
    }

    @Test
    void auditLogHasTheExportAndOnlyAdministratorsMayTakeIt() {
        var admin = accounts.staff(Role.ADMIN);
        admin.get(FILE);

        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE action = 'customers-export.viewed' AND actor_id = ?")
                        .param(admin.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(accounts.staff(Role.SUPPORT, Role.FINANCE).get(FILE).problem(403))
                .isEqualTo("forbidden");
    }

    private static Map<String, NamedCsvRecord> rows(Http.Response file) {
        return CsvReader.builder().ofNamedCsvRecord(file.text()).stream()
                .collect(Collectors.toMap(row -> row.getField("Id"), Function.identity()));
    }
}
