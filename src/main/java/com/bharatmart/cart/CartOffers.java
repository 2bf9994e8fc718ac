package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.InsufficientStockException;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shop offers for the SKUs of a cart.
 *
 * @param offers without the SKUs that the catalogue does not know
 * @param available units that can be bought now
 */
record CartOffers(Map<Sku, Offer> offers, Map<Sku, Integer> available) {

    /** Throws {@link CartException.NotForSaleException} if there is no published offer for the SKU. */
    static Offer requireForSale(Sku sku, Map<Sku, Offer> offers) {
        var offer = offers.get(sku);
        if (offer == null || !offer.published()) {
            throw new CartException.NotForSaleException(sku);
        }
        return offer;
    }

    boolean isForSale(Sku sku) {
        var offer = offers.get(sku);
        return offer != null && offer.published();
    }

    /** The current price of one unit, null if the catalogue does not know the SKU. */
    @Nullable Money price(Sku sku) {
        var offer = offers.get(sku);
        return offer == null ? null : offer.price();
    }

    /** The units of a SKU that one order can have now. */
    int orderable(Sku sku, int maxQuantity) {
        return isForSale(sku) ? Math.min(maxQuantity, available(sku)) : 0;
    }

    boolean isInStock(CartItem item) {
        return available(item.sku()) >= item.quantity().value();
    }

    /** Throws if the shop cannot sell the quantity of this line now. */
    void requireAvailable(CartItem item) {
        requireForSale(item.sku(), offers);
        InsufficientStockException.requireAvailable(Map.of(item.sku(), item.quantity()), available);
    }

    int available(Sku sku) {
        return available.getOrDefault(sku, 0);
    }
}
