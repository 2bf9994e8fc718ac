package com.bharatmart.order;

import org.jspecify.annotations.Nullable;

/**
 * An order as staff see it.
 *
 * @param fulfilment null until it is packed
 * @param version changes with every change
 */
public record OrderAdminView(OrderView order, @Nullable Fulfillment fulfilment, int version) {}
