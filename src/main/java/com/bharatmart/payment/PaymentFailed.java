package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** A try to pay has failed. The shopper can try again. Published after the commit, once for each listener that takes part in the transaction. */
public record PaymentFailed(OrderReference order, PaymentId payment, Money amount) {}
