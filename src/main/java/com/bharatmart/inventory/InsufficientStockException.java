package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The available units do not suffice. */
public final class InsufficientStockException extends RuntimeException {

    private final transient List<Shortage> shortages;

    public InsufficientStockException(List<Shortage> shortages) {
        super("not enough stock: " + shortages);
        this.shortages = List.copyOf(shortages);
    }

    /** For these quantities, of which so many units are available; a SKU that is not among them has none. */
    static InsufficientStockException of(Map<Sku, Quantity> missing, Map<Sku, Integer> available) {
        return new InsufficientStockException(missing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Shortage(one.getKey(), one.getValue(), available.getOrDefault(one.getKey(), 0)))
                .toList());
    }

    /** Throws one if the quantities are not available. */
    public static void requireAvailable(Map<Sku, Quantity> quantities, Map<Sku, Integer> available) {
        var missing = new HashMap<>(quantities);
        missing.entrySet()
                .removeIf(one -> available.getOrDefault(one.getKey(), 0)
                        >= one.getValue().value());
        if (!missing.isEmpty()) {
            throw of(missing, available);
        }
    }

    public List<Shortage> shortages() {
        return shortages;
    }

    /**
     * One SKU without enough units.
     *
     * @param available units at the time of the attempt
     */
    public record Shortage(Sku sku, Quantity requested, int available) {}
}
