package com.bharatmart.drill;

import com.bharatmart.drill.KillPoint.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The points between a commit and the end of what its event does, at which the service is killed. */
enum EventPoint {
    ORDER_COMMITTED(
            "the order is committed, nobody knows", Kind.ORDER, committed("orders", "NEW.cart_id = armed.reference")),
    TAKING(
            "the event is being taken out of the outbox",
            Kind.ORDER,
            lost("order_status_change", "UPDATE", ofCart("order_id"))),
    TAKEN("the event is taken, its message not queued", Kind.ORDER, lost("message", "INSERT", ofCart("subject_id"))),
    QUEUED("the message is queued and committed, nobody knows", Kind.ORDER, committed("message", ofCart("subject_id"))),
    NOT_DELIVERED(
            "the event is stored, its listener has done nothing",
            Kind.LAST_PIECE,
            lost("variant", "UPDATE", "NEW.sku = armed.reference AND OLD.in_stock AND NOT NEW.in_stock")),
    NOT_FINISHED(
            "the listener is done, the event not finished",
            Kind.LAST_PIECE,
            lost("event_publication", "DELETE", "position(armed.reference IN OLD.serialized_event) > 0")),
    NOT_MAILED(
            "the event is stored, its mail not sent",
            Kind.SIGN_UP,
            lost("pending_sign_up", "UPDATE", "NEW.email = armed.reference"));

    /** What the event is about. */
    enum Kind {
        /** An order, which is confirmed by a mail. */
        ORDER,
        /** An order of the last piece, after which the catalog says that there is none. */
        LAST_PIECE,
        /** A shopper signs up, and gets a mail with a token. */
        SIGN_UP
    }

    private final String text;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Statement statement;

    EventPoint(String text, Kind kind, Statement statement) {
        this.text = text;
        this.kind = kind;
        this.statement = statement;
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    Statement statement() {
        return statement;
    }

    static List<Statement> statements() {
        return Stream.of(values()).map(EventPoint::statement).toList();
    }

    private static Statement lost(String table, String operation, String match) {
        return new Statement(table, "BEFORE " + operation, "true", match, false);
    }

    private static Statement committed(String table, String match) {
        return new Statement(table, "AFTER INSERT", "true", match, true);
    }

    private static String ofCart(String column) {
        return "NEW.%s = (SELECT id FROM public.orders WHERE cart_id = armed.reference)".formatted(column);
    }
}
