package com.bharatmart.cart.web;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CartItemId;
import com.bharatmart.cart.CartView;
import com.bharatmart.media.PictureView;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart at the current prices, which include GST.
 *
 * @param removedItems lines whose SKU the shop has removed; they are in no total, and the cart can be ordered when they are
 *     deleted
 * @param coupon null if no code is applied
 * @param tax the part of the total that is GST
 */
record CartResponse(
        CartId id,
        int version,
        List<Line> items,
        List<RemovedItem> removedItems,
        @Nullable String coupon,
        Money subtotal,
        Money discount,
        Money shipping,
        Money tax,
        Money total) {

    static CartResponse from(CartView cart) {
        var totals = cart.totals();
        return new CartResponse(
                cart.id(),
                cart.version(),
                cart.lines().stream().map(Line::from).toList(),
                cart.removed().stream().map(RemovedItem::from).toList(),
                null,
                totals.subtotal(),
                totals.discount(),
                totals.shipping().gross(),
                totals.tax(),
                totals.total());
    }

    /** A SKU that has no name and no price anymore. Its {@code id} is for the DELETE of the item. */
    record RemovedItem(CartItemId id, Sku sku, Quantity quantity) {

        static RemovedItem from(CartView.RemovedLine line) {
            return new RemovedItem(line.id(), line.sku(), line.quantity());
        }
    }

    /**
     * One SKU. A line whose {@code unitPrice} differs from {@code priceWhenAdded} has changed in price.
     *
     * @param slug of the product
     * @param options the value of each option by its name
     * @param maxQuantity the units that can be ordered now; 0 if the SKU is out of stock or no longer for sale
     * @param priceWhenAdded the unit price when units of the SKU were last added; null if it is not known
     * @param inStock whether the quantity can be ordered now
     */
    record Line(
            CartItemId id,
            Sku sku,
            String slug,
            String name,
            Map<String, String> options,
            @Nullable PictureView image,
            Quantity quantity,
            int maxQuantity,
            Money unitPrice,
            Money mrp,
            @Nullable Money priceWhenAdded,
            Money lineTotal,
            boolean inStock) {

        static Line from(CartView.Line line) {
            var offer = line.offer();
            return new Line(
                    line.id(),
                    offer.sku(),
                    offer.productSlug(),
                    offer.name(),
                    offer.options(),
                    offer.image(),
                    line.quantity(),
                    line.maxQuantity(),
                    offer.price(),
                    offer.mrp(),
                    line.priceWhenAdded(),
                    offer.price().times(line.quantity()),
                    line.inStock());
        }
    }
}
