package com.bharatmart.order;

import com.bharatmart.pricing.Totals;
import java.util.List;

/** Why a request for an order fails. */
public abstract sealed class OrderException extends RuntimeException {

    OrderException(String message) {
        super(message);
    }

    /** The order does not exist, or the caller may not see it. The answer is the same. */
    public static final class NotFoundException extends OrderException {
        NotFoundException() {
            super("The order does not exist.");
        }
    }

    /** The status of the order does not allow the change. */
    public static final class WrongStatusException extends OrderException {
        WrongStatusException(OrderStatus from, OrderStatus to) {
            super("An order in status %s cannot change to %s.".formatted(from, to));
        }
    }

    /** An account cannot be erased while it has open orders. */
    public static final class OpenOrdersException extends OrderException {

        private final List<OrderNumber> numbers;

        OpenOrdersException(List<OrderNumber> numbers) {
            super("These orders are open. Wait for their delivery or cancel them, then erase the account.");
            this.numbers = List.copyOf(numbers);
        }

        public List<OrderNumber> numbers() {
            return numbers;
        }
    }

    /** The order costs another amount than the buyer expects. */
    public static final class PriceChangedException extends OrderException {

        private final transient Totals totals;

        PriceChangedException(Totals totals) {
            super("The total is now %s. Show it to the buyer before the next attempt.".formatted(totals.total()));
            this.totals = totals;
        }

        /** What the order would cost. */
        public Totals totals() {
            return totals;
        }
    }

    /** The shop does not accept this payment method. */
    public static final class PaymentMethodUnavailableException extends OrderException {
        PaymentMethodUnavailableException() {
            super("The shop accepts these payment methods: cod.");
        }
    }

    /** The code is wrong, was used, was replaced by a later one, or has expired, or there is no such order. */
    public static final class InvalidLookupCodeException extends OrderException {
        InvalidLookupCodeException() {
            super("This is not the code that was sent last to the phone of the order, or it is not valid any more.");
        }
    }
}
