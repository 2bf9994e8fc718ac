package com.bharatmart.order;

import java.util.List;

/** Why an order cannot do what was asked of it. */
public abstract sealed class OrderException extends RuntimeException {

    OrderException(String message) {
        super(message);
    }

    /** No such order, or not the caller's: the same answer for both. */
    public static final class NotFoundException extends OrderException {
        NotFoundException() {
            super("there is no such order");
        }
    }

    /** An order goes from status to status on fixed paths only. */
    public static final class WrongStatusException extends OrderException {
        WrongStatusException(OrderStatus from, OrderStatus to) {
            super("An order that is %s cannot become %s.".formatted(from, to));
        }
    }

    /** An account cannot be erased before its orders are over. */
    public static final class UnderWayException extends OrderException {

        private final List<OrderNumber> numbers;

        UnderWayException(List<OrderNumber> numbers) {
            super("These orders are under way. Wait for them or cancel them, then erase the account.");
            this.numbers = List.copyOf(numbers);
        }

        public List<OrderNumber> numbers() {
            return numbers;
        }
    }

    /** The shop does not take money this way. */
    public static final class PaymentMethodUnavailableException extends OrderException {
        PaymentMethodUnavailableException() {
            super("This shop takes payment by: cod.");
        }
    }
}
