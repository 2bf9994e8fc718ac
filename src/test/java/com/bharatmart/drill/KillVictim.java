package com.bharatmart.drill;

import com.bharatmart.drill.KillPoint.Call;
import com.bharatmart.drill.KillPoint.Statement;
import com.bharatmart.drill.KillPoint.Step;
import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.razorpay.Fault;
import com.bharatmart.razorpay.RazorpayServer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order that stands at one point when the service is killed. */
final class KillVictim {

    /** Longer than anyone waits. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Events that come after the end of the drill: those that the shop has to do without. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final OnlineDrill online;
    private final StatementHolds statements;
    private final KillPoint point;
    private final OnlinePurchase purchase;
    private @Nullable CheckoutResponse paid;
    private @Nullable Fault fault;

    KillVictim(OnlineDrill online, StatementHolds statements, KillPoint point) {
        this.online = online;
        this.statements = statements;
        this.point = point;
        this.purchase = online.next();
    }

    KillPoint point() {
        return point;
    }

    OnlinePurchase purchase() {
        return purchase;
    }

    /** Goes as far as nothing can be killed yet. */
    void prepare() {
        if (point.step() != Step.CHECKOUT) {
            online.complete(purchase);
        }
        if (point.step() == Step.CONFIRMATION || point.step() == Step.CHECK) {
            pay(NEVER);
        }
    }

    /** Goes on, up to the point. */
    void advance() {
        switch (point.hold()) {
            case Statement statement -> statements.arm(statement, purchase.cartId());
            case Call call -> hold(call);
            case KillPoint.Nothing _ -> {}
        }
        switch (point.step()) {
            case CHECKOUT -> Thread.ofVirtual().start(purchase::checkout);
            case PAYMENT -> pay(NEVER);
            case CONFIRMATION -> Thread.ofVirtual().start(() -> purchase.confirm(Objects.requireNonNull(paid)));
            case CHECK -> online.checkNow(purchase);
            case WEBHOOK -> pay(Duration.ZERO);
        }
    }

    /** A call that never arrives is held, and its connection closed at the end. */
    private void hold(Call call) {
        var route = call.route()
                .replace("{order}", purchase.providerOrderId())
                .replace("{payment}", paid == null ? "" : paid.razorpayPaymentId());
        var held = call.hasEffect() ? Fault.slowAnswer(1, LONG) : Fault.slow(LONG);
        fault = held.on(route).times(1);
        razorpay().faults().add(fault);
        if (!call.hasEffect()) {
            razorpay().faults().add(Fault.hangUp(1).on(route).times(1));
        }
    }

    private void pay(Duration delayOfEvents) {
        razorpay().webhooks().delay(delayOfEvents);
        paid = purchase.pay();
    }

    boolean isThere() {
        return switch (point.hold()) {
            case Statement statement -> statements.isHeld(statement);
            case Call _ -> fault != null && razorpay().faults().isWaiting(fault);
            case KillPoint.Nothing _ -> true;
        };
    }

    /** What the transaction that was under way comes to when its client is dead. */
    void release() {
        if (point.hold() instanceof Statement statement) {
            statements.release(statement);
        }
    }

    /** A shopper whose checkout was not answered repeats it, and pays. Others do nothing more. */
    void goOn() {
        if (point.step() == Step.CHECKOUT) {
            online.complete(purchase);
            pay(Duration.ZERO);
        }
    }

    boolean isPaid() {
        return online.isPaid(purchase);
    }

    private RazorpayServer razorpay() {
        return online.shop().razorpay();
    }
}
