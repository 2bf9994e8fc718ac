package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;

/** There are fewer pieces than wanted. */
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
     * One sku that is short.
     *
     * @param available pieces that could be had at the moment of the attempt
     */
    public record Shortage(Sku sku, Quantity requested, int available) {}
}
