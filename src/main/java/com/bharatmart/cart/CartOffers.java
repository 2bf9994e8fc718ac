package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.InsufficientStockException;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Map;

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

    boolean isInStock(CartItem item) {
        return available(item.sku()) >= item.quantity().value();
    }

    /** Throws if the shop cannot sell the quantity of this line now. */
    void requireAvailable(CartItem item) {
        requireForSale(item.sku(), offers);
        if (!isInStock(item)) {
            throw new InsufficientStockException(List.of(
                    new InsufficientStockException.Shortage(item.sku(), item.quantity(), available(item.sku()))));
        }
    }

    private int available(Sku sku) {
        return available.getOrDefault(sku, 0);
    }
}
