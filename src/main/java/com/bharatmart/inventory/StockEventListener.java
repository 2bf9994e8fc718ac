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

/** Takes counts from the catalogue's imports, and lets the catalogue know what is in stock. */
@Component
class StockEventListener {

    private final StockLevelRepository levels;
    private final CatalogService catalogue;

    StockEventListener(StockLevelRepository levels, CatalogService catalogue) {
        this.levels = levels;
        this.catalogue = catalogue;
    }

    /** In the transaction of the import. */
    @EventListener
    void on(StockCounted event) {
        levels.count(event.quantities());
        catalogue.updateAvailability(inStock(event.quantities().keySet()));
    }

    /** In the transaction of whoever put them on the shelf. */
    @EventListener
    void on(VariantsAdded event) {
        levels.add(event.skus());
        catalogue.updateAvailability(inStock(event.skus()));
    }

    /** After the commit, and again if it failed. The level cannot turn once more between the look and the note. */
    @ApplicationModuleListener
    void on(AvailabilityChanged event) {
        catalogue.updateAvailability(inStock(Set.of(event.sku())));
    }

    private Map<Sku, Boolean> inStock(Set<Sku> skus) {
        return levels.availableLocked(skus).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, level -> level.getValue() > 0));
    }
}
