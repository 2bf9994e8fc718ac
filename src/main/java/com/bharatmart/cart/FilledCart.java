package com.bharatmart.cart;

import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart after {@link CartFillService} has put SKUs into it.
 *
 * @param lines one for each SKU that the caller asked for, in its order
 */
public record FilledCart(CartId id, List<Line> lines) {

    public FilledCart {
        lines = List.copyOf(lines);
    }

    /**
     * What became of one SKU.
     *
     * @param added units that are in the cart now in addition to those before
     * @param missing units that were not added
     * @param reason why units are missing, null if none is
     */
    public record Line(
            Sku sku, int added, int missing, @Nullable Reason reason) {}

    /** Why units of a SKU were not added. */
    public enum Reason {
        /** The shop does not sell the SKU, or no longer sells it. */
        NOT_FOR_SALE,
        /** Fewer units are in stock than the cart would hold. */
        OUT_OF_STOCK,
        /** The cart would hold too many units of the SKU, or too many different SKUs. */
        CART_LIMIT
    }
}
