package com.bharatmart.order;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.pricing.Totals;
import java.util.List;
import java.util.stream.Collectors;

/** Why a request for an order fails. */
public abstract sealed class OrderException extends RuntimeException {

    OrderException(String message) {
        super(message);
    }

    /** The order does not exist, or the caller may not see it. The answer is the same. */
    public static final class NotFoundException extends OrderException {
        public NotFoundException() {
            super("The order does not exist.");
        }
    }

    /** The status of the order does not allow the change. */
    public static final class WrongStatusException extends OrderException {
        WrongStatusException(OrderStatus from, OrderStatus to) {
            super("An order in status %s cannot change to %s.".formatted(from, to));
        }

        private WrongStatusException(String message) {
            super(message);
        }

        static WrongStatusException forPayment(OrderStatus status) {
            return new WrongStatusException("An order in status %s takes no payment.".formatted(status));
        }
    }

    /** The state of the parcel does not allow the change. */
    public static final class WrongParcelStatusException extends OrderException {
        WrongParcelStatusException(String message) {
            super(message);
        }
    }

    /** A new parcel has a line that the order does not have, or one line twice. */
    public static final class InvalidParcelException extends OrderException {

        private final transient List<FieldProblem> problems;

        InvalidParcelException(List<FieldProblem> problems) {
            super("The items are not lines of the order: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** Other parcels have the units already. */
    public static final class NotLeftToPackException extends OrderException {

        private final transient List<FieldProblem> problems;

        NotLeftToPackException(List<FieldProblem> problems) {
            super("Other parcels have these units already, see errors.");
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** A parcel of the order has been shipped, so that the order can no longer be cancelled. */
    public static final class PartlyShippedException extends OrderException {
        PartlyShippedException() {
            super("A part of this order has been shipped. It can be returned, but no longer cancelled.");
        }
    }

    /** The address does not change once a part of the order is packed, or the order has ended. */
    public static final class AddressFixedException extends OrderException {
        AddressFixedException() {
            super("The address of an order can change until its first parcel is packed.");
        }
    }

    /** Other taxes apply at the new address. */
    public static final class OtherTaxesException extends OrderException {
        OtherTaxesException() {
            super("Other taxes apply in the state of this address. Cancel the order and place it again.");
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
        PaymentMethodUnavailableException(List<PaymentMethod> accepted) {
            super("The shop accepts these payment methods: %s."
                    .formatted(accepted.stream().map(PaymentMethod::text).collect(Collectors.joining(", "))));
        }
    }

    /** The payment gateway does not answer at present. Nothing was ordered, so the buyer can pay in another way. */
    public static final class PaymentGatewayAwayException extends OrderException {
        PaymentGatewayAwayException() {
            super("Payments online are not possible at present. Pay on delivery, or try again later.");
        }
    }

    /** A payment has been authorized, so that a second one would be paid twice. */
    public static final class PaymentUnderWayException extends OrderException {
        PaymentUnderWayException() {
            super("A payment of this order is being completed. Wait for it, or cancel the order.");
        }
    }

    /** The time to pay is over. The stock is for others again. */
    public static final class PaymentTooLateException extends OrderException {
        PaymentTooLateException() {
            super("The time to pay this order is over. Order again.");
        }
    }

    /** An order has a limited number of attempts to pay. */
    public static final class TooManyPaymentsException extends OrderException {
        TooManyPaymentsException(int limit) {
            super("An order has at most %d attempts to pay it online.".formatted(limit));
        }
    }

    /** The carrier has paid the cash of the order before. */
    public static final class AlreadyRemittedException extends OrderException {
        AlreadyRemittedException() {
            super("The cash of this order has been recorded before.");
        }
    }

    /** A refund has a line that the order does not have, or nothing to refund. */
    public static final class InvalidRefundException extends OrderException {

        private final transient List<FieldProblem> problems;

        InvalidRefundException(List<FieldProblem> problems) {
            super("The refund does not fit the order: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** The units are refunded already, or have not been shipped and so cannot be back. */
    public static final class NotRefundableException extends OrderException {

        private final transient List<FieldProblem> problems;

        NotRefundableException(List<FieldProblem> problems) {
            super("These units cannot be refunded like this, see errors.");
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** The code is wrong, was used, was replaced by a later one, or has expired, or there is no such order. */
    public static final class InvalidLookupCodeException extends OrderException {
        InvalidLookupCodeException() {
            super("This is not the code that was sent last to the phone of the order, or it is not valid any more.");
        }
    }
}
