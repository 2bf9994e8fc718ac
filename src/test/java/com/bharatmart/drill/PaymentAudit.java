package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.cluster.PaymentCluster;
import com.bharatmart.purchase.PaymentRecords;
import com.bharatmart.razorpay.AuditedOrder;
import com.bharatmart.razorpay.Payment;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that the shop, its ledger and the gateway agree on the money of orders that were all paid at last: each once, for
 * its total, and none of it left.
 */
final class PaymentAudit {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A message that an instance was sending when it died is sent again after three minutes. */
    private static final Duration MESSAGES = Duration.ofMinutes(4);

    private static final String CONFIRMED = "PENDING_PAYMENT, CONFIRMED: CONFIRMED CAPTURED";

    private static final String HISTORY = """
            SELECT string_agg(c.status, ', ' ORDER BY c.position) || ': ' || o.status || ' ' || o.payment_status
            FROM orders o JOIN order_status_change c ON c.order_id = o.id WHERE o.id = ? GROUP BY o.id""";

    private static final String WITHOUT_END = """
            SELECT order_number FROM payment WHERE ended_at IS NULL OR check_at IS NOT NULL OR provider_order_id IS NULL""";

    private static final String UNPROCESSED =
            "SELECT type || ' ' || state FROM payment_event WHERE state NOT IN ('DONE', 'IGNORED')";

    private final PaymentCluster shop;
    private final JdbcClient jdbc;
    private final PaymentRecords books;
    private final int pieces;

    /** @param pieces initial stock of each product */
    PaymentAudit(PaymentCluster shop, int pieces) {
        this.shop = shop;
        this.jdbc = JdbcClient.create(shop.database());
        this.books = new PaymentRecords(jdbc);
        this.pieces = pieces;
    }

    /** Has the gateway send all events once more, and audits. Returns the number of the orders. */
    long run(Collection<OnlinePurchase> all) {
        var purchases = all.stream().filter(OnlinePurchase::isPlaced).toList();
        sendEventsAgain();
        assertThat(texts("SELECT cart_id FROM orders WHERE payment_method <> 'COD'"))
                .as("orders to be paid online are those that were acknowledged")
                .containsExactlyInAnyOrderElementsOf(
                        purchases.stream().map(OnlinePurchase::cartId).toList());
        var atGateway = shop.razorpay().gateway().audit();
        purchases.forEach(purchase -> assertPaidOnce(purchase, atGateway));
        assertBooksAgree(atGateway);
        assertNothingIsLeft();
        purchases.stream()
                .collect(Collectors.groupingBy(OnlinePurchase::sku, Collectors.counting()))
                .forEach(this::assertStock);
        purchases.forEach(this::assertTold);
        return purchases.size();
    }

    /** Those that a drill has delayed come now, and all others once more. */
    private void sendEventsAgain() {
        var webhooks = shop.razorpay().webhooks();
        shop.razorpay().faults().clear();
        webhooks.delay(Duration.ZERO);
        webhooks.reorder(Duration.ZERO);
        webhooks.duplicate(1);
        webhooks.disable();
        webhooks.enable();
        webhooks.eventIds().forEach(webhooks::resend);
        await("all events are taken").atMost(TIMEOUT).until(() -> webhooks.pending() == 0);
        await("nothing is left to do").atMost(TIMEOUT).until(books::isMoneyQuiet);
    }

    private void assertPaidOnce(OnlinePurchase purchase, List<AuditedOrder> atGateway) {
        var order = purchase.id();
        var number = purchase.number();
        assertThat(jdbc.sql(HISTORY).param(order).query(String.class).single())
                .as(number)
                .isEqualTo(CONFIRMED);
        assertThat(books.payments(order))
                .as("payments of " + number)
                .containsOnlyOnce("ACCEPTED")
                .doesNotContain("SURPLUS", "AUTHORIZED", "CAPTURED", "CREATED");
        assertThat(books.facts(order)).as("ledger of " + number).containsExactly("fee", "payment", "sale");
        var own = atGateway.stream()
                .filter(known -> purchase.paymentId().equals(known.receipt()))
                .toList();
        assertThat(own).as("orders at the gateway for " + number).hasSize(1);
        assertThat(shop.razorpay().gateway().payments(own.getFirst().id()).stream()
                        .filter(Payment::captured)
                        .map(Payment::amount))
                .as("captures of " + number)
                .containsExactly(purchase.total());
    }

    private void assertBooksAgree(List<AuditedOrder> atGateway) {
        var sums = new TreeMap<String, PaymentRecords.Sums>();
        for (var order : atGateway) {
            assertThat(order.authorized()).as("not captured of " + order.id()).isZero();
            assertThat(order.refunded()).as("refunds of " + order.id()).isBetween(0L, order.captured());
            if (order.captured() > 0) {
                sums.put(order.id(), new PaymentRecords.Sums(order.captured(), order.refunded()));
            }
        }
        assertThat(books.sums()).as("what the shop knows of the gateway").isEqualTo(sums);
        assertThat(books.total()).as("the ledger").isZero();
    }

    private void assertNothingIsLeft() {
        assertThat(texts(WITHOUT_END)).as("attempts to pay without an end").isEmpty();
        assertThat(texts(UNPROCESSED)).as("events that were not processed").isEmpty();
        assertThat(texts("SELECT kind || ' ' || detail FROM payment_mismatch"))
                .as("mismatches")
                .isEmpty();
        assertThat(new HashSet<>(shop.razorpay().webhooks().eventIds()))
                .as("events of the gateway, each of which is stored once")
                .containsExactlyInAnyOrderElementsOf(texts("SELECT id FROM payment_event"));
    }

    private void assertStock(Sku sku, long sold) {
        assertThat(jdbc.sql("SELECT concat_ws('/', available, reserved, sold) FROM stock_level WHERE sku = ?")
                        .param(sku.value())
                        .query(String.class)
                        .single())
                .as("available, reserved and sold pieces of " + sku)
                .isEqualTo("%d/0/%d".formatted(pieces - sold, sold));
    }

    private void assertTold(OnlinePurchase purchase) {
        var subject = "Your order %s at BharatMart".formatted(purchase.number());
        await("the mail about " + purchase.number())
                .pollDelay(Duration.ZERO)
                .atMost(MESSAGES)
                .until(() -> shop.mail().subjects(purchase.email()).contains(subject));
    }

    private List<String> texts(String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
