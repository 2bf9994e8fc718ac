package com.bharatmart.order;

import org.jspecify.annotations.Nullable;

/**
 * A guest looks up an order, and its phone is to get a code. The code is generated when it is sent.
 *
 * @param orderId null if no guest order has the given number and phone, or its phone received a code a short while ago; the
 *     event is published all the same, so that the response takes equally long
 */
public record OrderLookupRequested(@Nullable OrderId orderId) {}
