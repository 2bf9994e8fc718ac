package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** The gateway could not send money back. It will be asked again. Published after the commit, once for each listener that takes part in the transaction. */
public record RefundFailed(OrderReference order, RefundId refund, Money amount) {}
