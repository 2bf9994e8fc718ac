package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.CatalogGenerator;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The statements that prepare a benchmark's database: between two benchmarks nothing else would notice a change of the schema. */
class CartsTest {

    private static final int PRODUCTS = 2_000;
    private static final int CARTS = 5;
    private static final int LINES = 3;

    @Test
    void linesOfCartsAreVariantsWithStockAndVariantsKeepTheirOptions() throws SQLException {
        var database = Database.create("carts");
        CatalogGenerator.fill(database.source(), PRODUCTS);
        var options = database.count("variant_option");

        Carts.over(database).fill(CARTS, LINES, Carts.SKUS);

        assertThat(database.count("cart_item JOIN variant USING (sku) JOIN stock_level USING (sku)"))
                .isEqualTo(CARTS * LINES);
        assertThat(database.count("variant_option")).isEqualTo(options).isPositive();
    }
}
