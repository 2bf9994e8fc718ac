package com.bharatmart.drill;

import java.util.List;
import java.util.stream.Stream;

/**
 * The points between the commit of an order and the end of its webhook at which the service is killed. Each is a call of the
 * gateway that is held there, or a statement or commit that is held in the database.
 */
enum KillPoint {
    ORDER_COMMITTED(
            "the order is committed, the gateway not called",
            Step.CHECKOUT,
            lost("payment", "NEW.opening_until > now()")),
    ORDER_CALL_LOST(
            "the call that makes the gateway's order has not arrived", Step.CHECKOUT, before("POST /v1/orders")),
    ORDER_ANSWER_LOST("the gateway's order is made, its answer is lost", Step.CHECKOUT, after("POST /v1/orders")),
    ORDER_ANSWER_NOT_STORED(
            "the gateway's order is known, not stored",
            Step.CHECKOUT,
            lost("payment", "OLD.provider_order_id IS NULL AND NEW.provider_order_id IS NOT NULL")),
    PAID("the shopper has paid, and nobody has told the shop", Step.PAYMENT, Hold.NONE),
    CONFIRMATION_READ(
            "the client has confirmed, the payment is being read",
            Step.CONFIRMATION,
            before("GET /v1/payments/{payment}")),
    CONFIRMATION_NOT_STORED(
            "the client has confirmed, the payment is read, not stored",
            Step.CONFIRMATION,
            lost("gateway_payment", "INSERT", "NEW.captured = 0")),
    CAPTURE_LOST("the capture has not arrived", Step.CONFIRMATION, before("POST /v1/payments/{payment}/capture")),
    CAPTURE_ANSWER_LOST(
            "the money is captured, the answer is lost",
            Step.CONFIRMATION,
            after("POST /v1/payments/{payment}/capture")),
    CAPTURE_NOT_STORED(
            "the money is captured, not stored",
            Step.CONFIRMATION,
            lost("gateway_payment", "INSERT", "NEW.captured > 0")),
    CONFIRMED_COMMIT_LOST(
            "the order is confirmed, the commit is lost",
            Step.CONFIRMATION,
            atCommit("gateway_payment", "NEW.captured > 0", false)),
    CONFIRMED_ANSWER_LOST(
            "the order is confirmed and committed, nobody knows",
            Step.CONFIRMATION,
            atCommit("gateway_payment", "NEW.captured > 0", true)),
    CHECK_READ("the reconciler is reading the payment", Step.CHECK, before("GET /v1/orders/{order}/payments")),
    WEBHOOK_NOT_STORED("the webhook has arrived, not stored", Step.WEBHOOK, lost("payment_event", "INSERT", "true")),
    WEBHOOK_ANSWER_LOST("the webhook is stored, not answered", Step.WEBHOOK, atCommit("payment_event", "true", true)),
    EVENT_READ(
            "the event is claimed, the payment is being read", Step.WEBHOOK, before("GET /v1/orders/{order}/payments")),
    EVENT_NOT_STORED(
            "the event is claimed, the payment is read, not stored",
            Step.WEBHOOK,
            lost("gateway_payment", "INSERT", "NEW.captured = 0")),
    EVENT_NOT_FINISHED(
            "the order is confirmed, the event not finished",
            Step.WEBHOOK,
            lost("payment_event", "NEW.state = 'DONE'")),
    NOT_ANNOUNCED(
            "the order is confirmed, its message not queued",
            Step.CONFIRMATION,
            lost("order_status_change", "NEW.announced AND NEW.status = 'CONFIRMED'"));

    /** What leads to the point. */
    enum Step {
        /** The shopper orders. */
        CHECKOUT,
        /** The shopper has ordered and pays. */
        PAYMENT,
        /** The shopper has paid, and the client reports it. */
        CONFIRMATION,
        /** The shopper has paid, and the reconciler asks the gateway. */
        CHECK,
        /** The shopper has ordered and pays, and the gateway tells the shop at once. */
        WEBHOOK
    }

    /** What keeps the service at the point. */
    sealed interface Hold {
        Hold NONE = new Nothing();
    }

    /** Nothing is under way. */
    record Nothing() implements Hold {}

    /**
     * A call of the gateway.
     *
     * @param route with the ids of the order or the payment
     * @param hasEffect whether the gateway handles the call, and its answer is lost; otherwise it never arrives
     */
    record Call(String route, boolean hasEffect) implements Hold {}

    /**
     * A change of one row.
     *
     * @param when of the trigger
     * @param condition of the trigger
     * @param match SQL whether {@code NEW} or {@code OLD} is the row of {@code armed.reference}
     * @param survives whether the transaction commits although the service is dead
     */
    record Statement(String table, String when, String condition, String match, boolean survives) implements Hold {
        boolean isAtCommit() {
            return when.startsWith("AFTER");
        }
    }

    private final String text;
    private final Step step;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Hold hold;

    KillPoint(String text, Step step, Hold hold) {
        this.text = text;
        this.step = step;
        this.hold = hold;
    }

    String text() {
        return text;
    }

    Step step() {
        return step;
    }

    Hold hold() {
        return hold;
    }

    private static Hold before(String route) {
        return new Call(route, false);
    }

    private static Hold after(String route) {
        return new Call(route, true);
    }

    private static Hold lost(String table, String condition) {
        return lost(table, "UPDATE", condition);
    }

    private static Hold lost(String table, String operation, String condition) {
        return new Statement(table, "BEFORE " + operation, condition, ofCart(table), false);
    }

    private static Hold atCommit(String table, String condition, boolean survives) {
        return new Statement(table, "AFTER INSERT OR UPDATE", condition, ofCart(table), survives);
    }

    /** The row belongs to the order of a cart. */
    private static String ofCart(String table) {
        return """
                EXISTS (SELECT FROM public.orders o LEFT JOIN public.payment p ON p.order_id = o.id
                    WHERE o.cart_id = armed.reference AND %s)""".formatted(
                        table.equals("payment_event")
                                ? "NEW.provider_order_id = p.provider_order_id"
                                : "NEW.order_id::text = o.id::text");
    }

    /** The statements that are held. */
    static List<Statement> statements() {
        return Stream.of(values())
                .map(KillPoint::hold)
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }
}
