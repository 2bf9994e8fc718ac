package com.bharatmart.payment;

import com.bharatmart.shared.Quantity;

/**
 * Units of a line of the order that a refund is for.
 *
 * @param position of the line in the order
 */
public record RefundLine(int position, Quantity quantity) {}
