package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** The money for an order has arrived, and the order has accepted it. Published after the commit, once for each listener that takes part in the transaction. */
public record PaymentCaptured(OrderReference order, PaymentId payment, Money amount) {}
