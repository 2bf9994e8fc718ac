package com.bharatmart.inventory;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.StockCounted;
import com.bharatmart.catalog.VariantsAdded;
import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes counts and new variants from the catalogue, and tells the catalogue which SKUs are in stock. */
@Component
class StockEventListener {

    private final StockLevelRepository levels;
    private final StockMovementRepository movements;
    private final CatalogService catalog;

    StockEventListener(StockLevelRepository levels, StockMovementRepository movements, CatalogService catalog) {
        this.levels = levels;
        this.movements = movements;
        this.catalog = catalog;
    }

    /** In the transaction of the import. */
    @EventListener
    void on(StockCounted event) {
        levels.add(event.quantities().keySet());
        movements.count(event.quantities());
        catalog.updateAvailability(inStock(event.quantities().keySet()));
    }

    /** In the transaction that adds the variants. */
    @EventListener
    void on(VariantsAdded event) {
        levels.add(event.skus());
        catalog.updateAvailability(inStock(event.skus()));
    }

    /** After the commit, and again after a failure. The lock keeps the level unchanged until the catalogue is updated. */
    @ApplicationModuleListener
    void on(AvailabilityChanged event) {
        catalog.updateAvailability(inStock(Set.of(event.sku())));
    }

    private Map<Sku, Boolean> inStock(Set<Sku> skus) {
        return levels.availableLocked(skus).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, level -> level.getValue() > 0));
    }
}
