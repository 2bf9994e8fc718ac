package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Cash that carriers collect. */
@Service
public class CashOnDeliveryService {

    /** The carrier has collected the money. Without effect if that is known. */
    public void collected(OrderReference order, Money amount, Instant at) {}

    /**
     * The carrier has transferred the money to the shop.
     *
     * @param reference of the transfer
     * @param amount what has arrived
     * @return false if a remittance of the order is known
     * @throws RefundException.NotPaidException if nothing was collected
     */
    public boolean remitted(OrderReference order, String reference, Money amount) {
        return false;
    }
}
