package com.bharatmart.cart.web;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CartItemId;
import com.bharatmart.cart.CartView;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart at the current prices, which include GST.
 *
 * @param coupon null if no code is applied
 * @param tax the part of the total that is GST
 */
record CartResponse(
        CartId id,
        int version,
        List<Line> items,
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
                null,
                totals.subtotal(),
                totals.discount(),
                totals.shipping().gross(),
                totals.tax(),
                totals.total());
    }

    record Line(
            CartItemId id, Sku sku, String name, Quantity quantity, Money unitPrice, Money lineTotal, boolean inStock) {

        static Line from(CartView.Line line) {
            return new Line(
                    line.id(),
                    line.offer().sku(),
                    line.offer().name(),
                    line.quantity(),
                    line.offer().price(),
                    line.offer().price().times(line.quantity()),
                    line.inStock());
        }
    }
}
