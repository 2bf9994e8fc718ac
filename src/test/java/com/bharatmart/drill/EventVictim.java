package com.bharatmart.drill;

import com.bharatmart.cluster.SmallCluster;
import com.bharatmart.drill.EventPoint.Kind;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shopper whose event stands at one point when the service is killed. */
final class EventVictim {

    private static final String TOKEN_MAIL = "Verify your address at BharatMart";

    private final SmallCluster shop;
    private final OrderLedger ledger;
    private final StatementHolds statements;
    private final EventPoint point;
    private final Sku sku;
    private final String email = TestAccounts.newAddress();
    private final String key = UUID.randomUUID().toString();
    private final String cart;
    private volatile Http.@Nullable Response answer;

    /** Fills a cart, unless the shopper signs up. */
    EventVictim(SmallDrill small, StatementHolds statements, EventPoint point, Sku sku) {
        this.shop = small.shop();
        this.ledger = small.drill().ledger();
        this.statements = statements;
        this.point = point;
        this.sku = sku;
        this.cart = point.kind() == Kind.SIGN_UP ? "" : new GuestShopper(shop.http()).cartWith(1, sku);
    }

    EventPoint point() {
        return point;
    }

    /** Goes on, up to the point. */
    void advance() {
        statements.arm(
                point.statement(),
                switch (point.kind()) {
                    case ORDER -> cart.substring(cart.lastIndexOf('/') + 1);
                    case LAST_PIECE -> sku.value();
                    case SIGN_UP -> email;
                });
        Thread.ofVirtual().start(this::act);
    }

    /**
     * Whether it stands at its point. What comes before it is over then: a mail that is under way when its instance dies is sent
     * again when its lease ends, after three minutes.
     */
    boolean isThere() {
        return statements.isHeld(point.statement()) && (point != EventPoint.NOT_FINISHED || !mails().isEmpty());
    }

    /** What the transaction that was under way comes to when its client is dead. */
    void release() {
        statements.release(point.statement());
    }

    private void act() {
        var isSignUp = point.kind() == Kind.SIGN_UP;
        answer = ledger.ask(
                isSignUp ? OrderLedger.Kind.LOGIN : OrderLedger.Kind.CHECKOUT,
                () -> isSignUp ? TestAccounts.signUp(shop.http(), email) : checkout());
    }

    private Http.Response checkout() {
        return shop.http().post(cart + "/checkout", """
                {"contact": {"email": "%s", "phone": "9876543210"}, "shippingAddress": %s, "payment": {"method": "cod"}}
                """.formatted(email, GuestShopper.ADDRESS), "Idempotency-Key", key);
    }

    /** A client whose request was not answered repeats it. */
    void goOn() {
        if (!isAcknowledged()) {
            Drill.patiently().pollInterval(Duration.ofSeconds(1)).until(() -> {
                act();
                return isAcknowledged();
            });
        }
        if (point.kind() != Kind.SIGN_UP) {
            ledger.add(cart, key, answer);
        }
    }

    private boolean isAcknowledged() {
        var last = answer;
        return last != null && last.status() >= 200 && last.status() < 300;
    }

    /** Whether the event has had its effect, seen from outside. */
    boolean isDone() {
        return isAcknowledged()
                && switch (point.kind()) {
                    case ORDER, SIGN_UP -> !mails().isEmpty();
                    case LAST_PIECE -> !mails().isEmpty() && isSoldOut();
                };
    }

    private boolean isSoldOut() {
        var page = shop.http()
                .get("/api/v1/products/towel-" + sku.value().substring(2).toLowerCase(Locale.ROOT));
        return page.status() == 200 && !page.json().at("/variants/0/inStock").asBoolean(true);
    }

    /** The mails about what this shopper did. One is right. */
    List<String> mails() {
        var subject = point.kind() == Kind.SIGN_UP
                ? TOKEN_MAIL
                : "Your order %s at BharatMart"
                        .formatted(
                                answer == null
                                        ? ""
                                        : answer.json().path("number").asString(""));
        return shop.mail().subjects(email).stream().filter(subject::equals).toList();
    }
}
