package com.bharatmart.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Quantity;
import com.bharatmart.testing.ModuleTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(TestProducts.class)
class InventoryModuleTest {

    @Autowired
    StockService stock;

    @Autowired
    TestProducts products;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void reservesAndReleasesStockWithoutOtherModules() {
        var sku = products.towel(5);
        var id = new ReservationId(UUID.randomUUID());

        transactions.executeWithoutResult(_ -> stock.reserveAtCommit(id, Map.of(sku, new Quantity(2)), Hold.SOLD));
        assertThat(stock.available(Set.of(sku))).isEqualTo(Map.of(sku, 3));

        stock.release(id);
        assertThat(stock.available(Set.of(sku))).isEqualTo(Map.of(sku, 5));
    }
}
