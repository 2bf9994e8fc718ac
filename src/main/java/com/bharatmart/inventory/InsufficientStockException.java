package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;

/** The available units do not suffice. */
public final class InsufficientStockException extends RuntimeException {

    private final transient List<Shortage> shortages;

    public InsufficientStockException(List<Shortage> shortages) {
        super("not enough stock: " + shortages);
        this.shortages = List.copyOf(shortages);
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
