package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class OrderExportHttpTest {

    private static final String FILE = "/api/v1/admin/exports/orders.csv";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient finance;
    Sku towel;
    Sku sheet;
    Http.Response placed;

    @BeforeEach
    void setUp() {
        finance = accounts.staff(Role.FINANCE);
        towel = products.towel(5);
        sheet = products.put("1200", "6302", 5);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(2, towel, sheet));
    }

    @Test
    void everyLineIsARowAndTheFirstHasTheSums() {
        accounts.staff(Role.SUPPORT).send("PUT", "/api/v1/admin/orders/" + id() + "/tags", """
                {"tags": ["vip", "gift"]}""");

        var answer = finance.get(FILE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"orders.csv\"");
        var rows = rows(answer);
        assertThat(rows).hasSize(2);
        var first = rows.getFirst();
        var order = placed.json();
        assertThat(first.getField("Placed at")).isEqualTo(order.get("placedAt").asString());
        assertThat(first.getField("Status")).isEqualTo("CONFIRMED");
        assertThat(first.getField("Email")).isEqualTo("shopper@example.com");
        assertThat(first.getField("Address 1")).isEqualTo("12 MG Road");
        assertThat(first.getField("State")).isEqualTo("KA");
        assertThat(first.getField("Total")).isEqualTo("3398.00");
        assertThat(first.getField("Tags")).isEqualTo("gift, vip");
        assertThat(first.getField("SKU")).isEqualTo(towel.value());
        assertThat(first.getField("Quantity")).isEqualTo("2");
        assertThat(first.getField("Price")).isEqualTo("499.00");
        assertThat(first.getField("Line total")).isEqualTo("998.00");
        assertThat(first.getField("Tax rate")).isEqualTo("5");
        assertThat(rows.getLast().getField("SKU")).isEqualTo(sheet.value());
        assertThat(rows.getLast().getField("Line total")).isEqualTo("2400.00");
        assertThat(rows.getLast().getField("Total")).isEmpty();
        assertThat(rows.getLast().getField("Email")).isEmpty();
    }

    @Test
    void noCellIsAFormula() {
        jdbc.sql(
                        "UPDATE orders SET ship_name = '=HYPERLINK(\"https://evil.example\")', ship_city = '@SUM(1)', ship_line2 = '-1' WHERE id = ?::uuid")
                .param(id())
                .update();

        var row = rows(finance.get(FILE)).getFirst();

        assertThat(row.getField("Name")).isEqualTo("'=HYPERLINK(\"https://evil.example\")");
        assertThat(row.getField("City")).isEqualTo("'@SUM(1)");
        assertThat(row.getField("Address 2")).isEqualTo("'-1");
        assertThat(row.getField("Phone")).isEqualTo("'+919876543210");
    }

    @Test
    void statusAndTimesSelectOrders() {
        var at = placed.json().get("placedAt").asString();

        assertThat(rows(finance.get(FILE + "?status=CONFIRMED&from=" + at))).hasSize(2);
        assertThat(rows(finance.get(FILE + "?status=PACKED"))).isEmpty();
        assertThat(rows(finance.get(FILE + "?to=" + at))).isEmpty();
        assertThat(finance.get(FILE + "?status=LOST").problem(400)).isEqualTo("validation_failed");
        assertThat(finance.get(FILE + "?from=yesterday").problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void ordersOfManyBatchesAreAllInTheFileOnce() {
        var tag = "Batch " + UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
                    'number', ? || n, 'cart_id', ? || n))).* FROM orders o, generate_series(1, 450) AS n WHERE o.id = ?::uuid""").params(tag, tag, id()).update();
        jdbc.sql("""
                INSERT INTO order_line (order_id, position, sku, product_id, name, quantity, unit_price, mrp, line_total,
                    tax_rate, taxable, tax)
                SELECT id, 0, 'X', id, 'x', 1, 100, 100, 100, 0, 100, 0 FROM orders WHERE number LIKE ?""").param(tag + "%").update();

        var numbers = records(finance.get(FILE)).stream()
                .map(row -> row.getField("Order"))
                .filter(number -> number.startsWith(tag))
                .toList();

        assertThat(numbers).hasSize(450).doesNotHaveDuplicates();
        jdbc.sql("DELETE FROM order_line WHERE order_id IN (SELECT id FROM orders WHERE number LIKE ?)")
                .param(tag + "%")
                .update();
        jdbc.sql("DELETE FROM orders WHERE number LIKE ?").param(tag + "%").update();
    }

    @Test
    void auditLogHasTheExport() {
        finance.get(FILE + "?status=CONFIRMED");

        assertThat(jdbc.sql("SELECT after::text FROM audit_log WHERE action = 'orders-export.viewed' AND actor_id = ?")
                        .param(finance.id())
                        .query(String.class)
                        .single())
                .contains("status=CONFIRMED", "\"Email\"");
    }

    @Test
    void supportDoesNotTakeAllOrders() {
        assertThat(accounts.staff(Role.SUPPORT, Role.FULFILMENT, Role.CATALOGUE)
                        .get(FILE)
                        .problem(403))
                .isEqualTo("forbidden");
    }

    private String id() {
        return placed.json().get("id").asString();
    }

    private List<NamedCsvRecord> rows(Http.Response file) {
        var number = placed.json().get("number").asString();
        return records(file).stream()
                .filter(row -> row.getField("Order").equals(number))
                .toList();
    }

    private static List<NamedCsvRecord> records(Http.Response file) {
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(file.text()).stream().toList();
    }
}
