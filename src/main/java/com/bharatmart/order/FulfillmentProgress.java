package com.bharatmart.order;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How much of an order is in parcels. An order that is not cancelled is PACKED when all its units are, SHIPPED when all are
 * shipped, and DELIVERED when all are delivered; until then it has the status before.
 */
record FulfillmentProgress(List<FulfillmentService.Item> ordered, List<Fulfillment> parcels) {

    static FulfillmentProgress of(Order order, List<Fulfillment> parcels) {
        return new FulfillmentProgress(
                order.lines().stream()
                        .map(line -> new FulfillmentService.Item(line.sku(), line.quantity()))
                        .toList(),
                parcels);
    }

    /** The status by the parcels. */
    OrderStatus status() {
        var all = ordered.stream().mapToInt(line -> line.quantity().value()).sum();
        if (units(_ -> true) < all) {
            return OrderStatus.CONFIRMED;
        }
        if (units(Fulfillment::isShipped) < all) {
            return OrderStatus.PACKED;
        }
        return units(Fulfillment::isDelivered) < all ? OrderStatus.SHIPPED : OrderStatus.DELIVERED;
    }

    /** All units that are not in a parcel yet, by the positions of their lines. */
    SortedMap<Integer, Integer> rest() {
        var rest = new TreeMap<Integer, Integer>();
        for (var position = 0; position < ordered.size(); position++) {
            var left = left(ordered.get(position));
            if (left > 0) {
                rest.put(position, left);
            }
        }
        return rest;
    }

    /**
     * The units of a new parcel by the positions of their lines.
     *
     * @throws OrderException.InvalidParcelException if the order does not have such a line, or a SKU comes twice
     * @throws OrderException.NotLeftToPackException if other parcels have too many of the units
     */
    SortedMap<Integer, Integer> part(List<FulfillmentService.Item> items) {
        var skus = ordered.stream().map(FulfillmentService.Item::sku).toList();
        var part = new TreeMap<Integer, Integer>();
        var invalid = new ArrayList<FieldProblem>();
        var missing = new ArrayList<FieldProblem>();
        var seen = new HashSet<Sku>();
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var pointer = "#/items/" + i;
            var position = skus.indexOf(item.sku());
            if (position < 0) {
                invalid.add(FieldProblem.at(pointer + "/sku", "unknown", "must be the sku of a line of the order"));
            } else if (!seen.add(item.sku())) {
                invalid.add(FieldProblem.at(pointer + "/sku", "duplicate", "must be another one than those before it"));
            } else if (item.quantity().value() > left(ordered.get(position))) {
                missing.add(FieldProblem.at(
                        pointer + "/quantity",
                        "max",
                        "must be at most %d: so many units are in no parcel yet"
                                .formatted(left(ordered.get(position)))));
            } else {
                part.put(position, item.quantity().value());
            }
        }
        if (!invalid.isEmpty()) {
            throw new OrderException.InvalidParcelException(invalid);
        }
        if (!missing.isEmpty()) {
            throw new OrderException.NotLeftToPackException(missing);
        }
        return part;
    }

    private int left(FulfillmentService.Item line) {
        var packed = parcels.stream()
                .flatMap(parcel -> parcel.lines().stream())
                .filter(packedLine -> packedLine.sku().equals(line.sku()))
                .mapToInt(packedLine -> packedLine.quantity().value())
                .sum();
        return line.quantity().value() - packed;
    }

    private int units(Predicate<Fulfillment> which) {
        return parcels.stream().filter(which).mapToInt(Fulfillment::units).sum();
    }
}
