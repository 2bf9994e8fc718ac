package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** The gateway has sent money back to the shopper, or staff have. Published after the commit, once for each listener that takes part in the transaction. */
public record RefundProcessed(OrderReference order, RefundId refund, Money amount) {}
