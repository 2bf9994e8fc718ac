package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** Money arrived that the order did not take: late, twice, or a wrong amount. It goes back by itself. Published after the commit, once for each listener that takes part in the transaction. */
public record LatePaymentRefunded(OrderReference order, RefundId refund, Money amount) {}
