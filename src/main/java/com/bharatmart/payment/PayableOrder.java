package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/**
 * An order as far as a payment needs it.
 *
 * @param number as the shopper knows it
 * @param awaitsPayment whether it takes money now
 */
public record PayableOrder(OrderReference id, String number, Money total, boolean awaitsPayment) {}
