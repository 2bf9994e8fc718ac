package com.bharatmart.drill;

import com.bharatmart.cluster.PaymentCluster;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A drill in a shop of its own that takes money online. Each of its online orders is to be paid at last, and is audited with
 * the books of the gateway.
 */
final class OnlineDrill {

    private static final int GOODS = 20;
    private static final int PIECES = 100_000;

    private static final String IS_PAID = """
            SELECT EXISTS (SELECT FROM orders o JOIN gateway_payment g ON g.order_id = o.id
                WHERE o.id = ? AND o.status = 'CONFIRMED' AND o.payment_status = 'CAPTURED'
                  AND g.disposition = 'ACCEPTED' AND g.captured = o.total)""";

    private static final String RECEIPT = """
            SELECT p.id::text FROM payment p JOIN orders o ON o.id = p.order_id WHERE o.cart_id = ?""";

    private final Drill drill;
    private final PaymentCluster shop;
    private final JdbcClient jdbc;
    private final List<Sku> goods;
    private final AtomicInteger sold = new AtomicInteger();
    private final Queue<OnlinePurchase> purchases = new ConcurrentLinkedQueue<>();

    private OnlineDrill(Drill drill, PaymentCluster shop, List<Sku> goods) {
        this.drill = drill;
        this.shop = shop;
        this.jdbc = JdbcClient.create(shop.database());
        this.goods = goods;
    }

    static void run(Drill.Title title, DrillSteps<OnlineDrill> steps) {
        var cashGoods = goods();
        var onlineGoods = goods();
        try (var shop = PaymentCluster.start(
                Stream.concat(cashGoods.stream(), onlineGoods.stream()).toList(), PIECES)) {
            var place = new Drill.Place(
                    shop.http(), shop.balancer(), shop.database(), shop::awaitInstances, cashGoods, PIECES);
            Drill.run(title, place, drill -> steps.run(new OnlineDrill(drill, shop, onlineGoods)));
        }
    }

    private static List<Sku> goods() {
        return Stream.generate(() -> UUID.randomUUID().toString().substring(0, 13))
                .limit(GOODS)
                .map(name -> new Sku("T-" + name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    Drill drill() {
        return drill;
    }

    PaymentCluster shop() {
        return shop;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** A cart that is to be paid online. Successive ones have different products. */
    OnlinePurchase next() {
        var purchase = OnlinePurchase.of(shop, drill.ledger(), goods.get(sold.getAndIncrement() % goods.size()));
        purchases.add(purchase);
        return purchase;
    }

    /** An order that the gateway knows, and that waits for its payment. */
    OnlinePurchase ordered() {
        var purchase = next();
        complete(purchase);
        return purchase;
    }

    /** Repeats what was not answered, once a second, until the client can pay. */
    void complete(OnlinePurchase purchase) {
        place(purchase);
        Drill.patiently().pollInterval(Duration.ofSeconds(1)).until(purchase::hasPayment);
    }

    /** Repeats the checkout, once a second, until it is answered with the order. */
    void place(OnlinePurchase purchase) {
        Drill.patiently().pollInterval(Duration.ofSeconds(1)).until(() -> {
            if (!purchase.isPlaced()) {
                purchase.checkout();
            }
            return purchase.isPlaced();
        });
    }

    /** Waits until the gateway has made the order, and tells the client, before the shop does. */
    void learn(OnlinePurchase purchase) {
        var gateway = shop.razorpay().gateway();
        Drill.patiently()
                .until(() -> jdbc.sql(RECEIPT)
                        .param(purchase.cartId())
                        .query(String.class)
                        .optional()
                        .flatMap(gateway::orderOfReceipt)
                        .map(order -> purchase.learn(order.id()))
                        .isPresent());
    }

    /** Whether the order is confirmed by one payment, and the gateway has the money. */
    boolean isPaid(OnlinePurchase purchase) {
        return purchase.isPlaced()
                && jdbc.sql(IS_PAID).param(purchase.id()).query(Boolean.class).single()
                && shop.razorpay().gateway().order(purchase.providerOrderId()).amountPaid() == purchase.total();
    }

    /** Has the reconciler ask the gateway now. */
    void checkNow(OnlinePurchase purchase) {
        jdbc.sql("UPDATE payment SET check_at = now() WHERE order_id = ?")
                .param(purchase.id())
                .update();
    }

    /** Whether the gateway has a payment for the order. */
    boolean isAtGateway(OnlinePurchase purchase) {
        return !shop.razorpay().gateway().payments(purchase.providerOrderId()).isEmpty();
    }

    /** The status of a placed order. */
    String status(OnlinePurchase purchase) {
        return jdbc.sql("SELECT status FROM orders WHERE id = ?")
                .param(purchase.id())
                .query(String.class)
                .single();
    }

    /** The orders that are to be paid online. */
    List<OnlinePurchase> purchases() {
        return List.copyOf(purchases);
    }

    /** Audits all orders and the money. */
    void audit() {
        drill.audit();
        drill.audit("the audit of the payments", () -> new PaymentAudit(shop, PIECES).run(purchases));
    }
}
