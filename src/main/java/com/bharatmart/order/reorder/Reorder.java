package com.bharatmart.order.reorder;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.FilledCart;
import com.bharatmart.order.OrderLine;
import com.bharatmart.order.OrderView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A cart into which the lines of an order were put again.
 *
 * @param lines one for each line of the order
 */
public record Reorder(CartId cartId, List<Line> lines) {

    public Reorder {
        lines = List.copyOf(lines);
    }

    static Reorder of(OrderView order, FilledCart cart) {
        var names =
                order.lines().stream().collect(Collectors.toMap(OrderLine::sku, OrderLine::name, (first, _) -> first));
        return new Reorder(
                cart.id(),
                cart.lines().stream()
                        .map(line -> new Line(Objects.requireNonNull(names.get(line.sku())), line))
                        .toList());
    }

    /** @param name as it was ordered */
    public record Line(String name, FilledCart.Line result) {}
}
