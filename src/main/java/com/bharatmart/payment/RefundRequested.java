package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** Money of a paid order is to go back to the shopper. Published after the commit, once for each listener that takes part in the transaction. */
public record RefundRequested(OrderReference order, RefundId refund, Money amount) {}
