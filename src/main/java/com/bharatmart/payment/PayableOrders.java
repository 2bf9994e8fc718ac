package com.bharatmart.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * What this module needs of orders. The module of orders implements it. All methods take part in the transaction of the
 * caller, which locks the order before rows of this module.
 */
public interface PayableOrders {

    /** Locks the order's row until the end of the transaction. Empty for an order that does not exist. */
    Optional<PayableOrder> lock(OrderReference order);

    /**
     * The money for the order has arrived: confirms the order and its stock.
     *
     * @return false if the order takes no money, because it has expired, was canceled, or is paid; the money then goes back
     */
    boolean acceptPayment(OrderReference order, Instant at);

    /** Tells the order how far its payment is. The order does not take back what it has been told before. */
    void changePaymentStatus(OrderReference order, PaymentStatus status);
}
