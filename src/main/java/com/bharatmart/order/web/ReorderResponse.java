package com.bharatmart.order.web;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.FilledCart;
import com.bharatmart.order.reorder.Reorder;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of an order is in the cart again, and what is not. A SKU of which a part was added is in both lists. */
record ReorderResponse(CartId cartId, List<Added> added, List<NotAdded> notAdded) {

    static ReorderResponse from(Reorder reorder) {
        return new ReorderResponse(
                reorder.cartId(),
                reorder.lines().stream().flatMap(Added::from).toList(),
                reorder.lines().stream().flatMap(NotAdded::from).toList());
    }

    /** @param quantity units added to those that the cart had before */
    record Added(Sku sku, String name, Quantity quantity) {
        static Stream<Added> from(Reorder.Line line) {
            var result = line.result();
            return result.added() == 0
                    ? Stream.empty()
                    : Stream.of(new Added(result.sku(), line.name(), new Quantity(result.added())));
        }
    }

    /** @param quantity units that were ordered then and are not added now */
    record NotAdded(
            Sku sku,
            String name,
            Quantity quantity,

            @Schema(
                    description =
                            "NOT_FOR_SALE: the shop no longer sells it. OUT_OF_STOCK: there are not as many units."
                                    + " CART_LIMIT: a cart cannot hold as many.")
            FilledCart.Reason reason) {

        static Stream<NotAdded> from(Reorder.Line line) {
            var result = line.result();
            return Optional.ofNullable(result.reason()).stream()
                    .map(reason -> new NotAdded(result.sku(), line.name(), new Quantity(result.missing()), reason));
        }
    }
}
