package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quantities in a product file, by the roles of the person who imports it. */
@HttpTest
class ImportedStockTest {

    private static final String IMPORTS = "/api/v1/admin/imports";

    @Autowired
    TestAccounts people;

    @Autowired
    JdbcClient jdbc;

    final String handle = ProductDrafts.unique("s");

    @Test
    void catalogueStaffChangeNoStock() {
        var warehouse = people.staff(Role.CATALOGUE, Role.FULFILMENT);
        imported(warehouse, file(7));
        var catalogue = people.staff(Role.CATALOGUE);

        var path = imported(catalogue, file(500).row(handle, ImportColumn.SKU, handle + "-2", ImportColumn.PRICE, "9"));

        assertThat(available(handle)).isEqualTo(7);
        assertThat(catalogue.get("/api/v1/admin/stock-levels/" + handle).problem(403))
                .isEqualTo("forbidden");
        assertThat(catalogue.get(path).json().get("countsIgnored").asInt()).isEqualTo(1);
        assertThat(catalogue.get(path + "/report").json().at("/notes/0").asString())
                .isEqualTo("Quantities were not applied in 1 of the accepted rows: changing the stock needs the role"
                        + " FULFILMENT or ADMIN.");
    }

    @Test
    void aNewProductOfCatalogueStaffHasNoStock() {
        imported(people.staff(Role.CATALOGUE), file(500));

        assertThat(available(handle)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "FULFILMENT"})
    void fulfilmentStaffChangeTheStock(Role role) {
        var member = people.staff(Role.CATALOGUE, role);

        var path = imported(member, file(7));

        assertThat(available(handle)).isEqualTo(7);
        assertThat(member.get(path).json().get("countsIgnored").asInt()).isZero();
        assertThat(member.get(path + "/report").json().get("notes")).isEmpty();
    }

    private ProductCsv file(int pieces) {
        return new ProductCsv()
                .row(
                        handle,
                        ImportColumn.TITLE,
                        "Towel",
                        ImportColumn.SKU,
                        handle,
                        ImportColumn.PRICE,
                        "499.00",
                        ImportColumn.QUANTITY,
                        String.valueOf(pieces));
    }

    private static String imported(SignedInClient member, ProductCsv csv) {
        var asked = member.post(IMPORTS, csv.toString(), "Content-Type", "text/csv");
        assertThat(asked.status()).isEqualTo(202);
        var path = asked.header("Location").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> state(member.get(path)).equals("SUCCEEDED"));
        return path;
    }

    private static String state(Http.Response answer) {
        return answer.json().get("state").asString();
    }

    private int available(String sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku)
                .query(Integer.class)
                .single();
    }
}
