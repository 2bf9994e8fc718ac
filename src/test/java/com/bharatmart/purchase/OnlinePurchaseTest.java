package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.purchase.ConnectedShop.Buyer;
import com.bharatmart.razorpay.AuditedOrder;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The whole way of the money, from the checkout to the bank. */
class OnlinePurchaseTest {

    /** The gateway has settled nothing on it before, and the job of the service does not look at it. */
    private static final LocalDate SETTLEMENT_DAY = LocalDate.of(2025, 3, 14);

    /** Two towels at ₹499, without shipping; the gateway keeps 2 % and 18 % of that as tax. */
    private static final long TOTAL = 99_800;

    private static final long HALF = 49_900;
    private static final long FEE = 1_996;
    private static final long TAX = 359;

    private final ConnectedShop shop = ConnectedShop.shared();

    @Test
    void orderIsPaidShippedAndRefundedAndAllBooksAgree() {
        var order = placeTwice();
        assertThat(order.total()).isEqualTo(TOTAL);
        assertThat(shop.stock(order.sku())).isEqualTo("1/2/0");

        shop.razorpay().shopper().pay(order.providerOrderId());
        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));
        shop.awaitQuiet();
        order.assertPaidOnce();
        assertBalances(order, Map.of("SALES", -TOTAL, "GATEWAY", TOTAL - FEE - TAX, "FEES", FEE, "FEE_TAX", TAX));

        ship(order);
        refundOne(order);
        order.awaitPayment("PARTIALLY_REFUNDED");
        assertThat(order.get().at("/payment/refunded/amount").asLong()).isEqualTo(HALF);
        refundOne(order);
        order.awaitPayment("REFUNDED");
        shop.awaitQuiet();

        assertThat(order.status()).isEqualTo("SHIPPED");
        assertThat(order.get().at("/payment/refunded/amount").asLong()).isEqualTo(TOTAL);
        assertBalances(
                order, Map.of("SALES", -TOTAL, "REFUNDS", TOTAL, "GATEWAY", -FEE - TAX, "FEES", FEE, "FEE_TAX", TAX));
        assertGatewayAgrees(order);
        assertToldOnce(order);
        settle();
        assertBalances(
                order, Map.of("SALES", -TOTAL, "REFUNDS", TOTAL, "BANK", -FEE - TAX, "FEES", FEE, "FEE_TAX", TAX));
        assertThat(shop.records().mismatches(order.id())).isEmpty();
    }

    @Test
    void orderIsPaidByQrCode() {
        var order = shop.place();
        var attempt = order.payBy("upi_qr");
        assertThat(attempt.status()).as(attempt.text()).isEqualTo(201);
        assertThat(attempt.json().at("/upi/uri").asString()).startsWith("upi://pay?");
        var code = shop.jdbc()
                .sql("SELECT qr_id FROM payment WHERE order_id = ? AND qr_id IS NOT NULL")
                .param(order.id())
                .query(String.class)
                .single();

        shop.razorpay().shopper().payQrCode(code);

        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));
        shop.awaitQuiet();
        assertThat(order.timeline()).containsExactly("PENDING_PAYMENT", "CONFIRMED");
        assertThat(shop.records().payments(order.id())).containsExactly("ACCEPTED");
        assertBalances(order, Map.of("SALES", -TOTAL, "GATEWAY", TOTAL));
        assertThat(order.mails()).hasSize(1);
    }

    /** A checkout and its replay. */
    private GuestOrder placeTwice() {
        var sku = shop.towel(3);
        var cart = shop.cart(sku, 2);
        var buyer = Buyer.next();
        var key = ConnectedShop.key();
        var answer = shop.checkout(cart, buyer, "razorpay", key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var order = new GuestOrder(shop, answer.json(), sku, buyer);
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
        assertThat(order.providerOrderId()).startsWith("order_");

        var replay = shop.checkout(cart, buyer, "razorpay", key);

        assertThat(replay.header("Idempotent-Replayed")).contains("true");
        assertThat(replay.json().get("payment")).isEqualTo(answer.json().get("payment"));
        assertThat(order.atGateway())
                .singleElement()
                .extracting(AuditedOrder::id)
                .isEqualTo(order.providerOrderId());
        return order;
    }

    private void ship(GuestOrder order) {
        var fulfillment = shop.staff(Role.FULFILMENT);
        var packed = fulfillment.post(order.staffPath() + "/fulfilments", "");
        var parcel = packed.json().at("/fulfilments/0/id").asString();
        var shipped = fulfillment.post("%s/fulfilments/%s/ship".formatted(order.staffPath(), parcel), """
                {"carrier": "India Post", "trackingNumber": "EA123456789IN"}""");
        assertThat(shipped.status()).as(shipped.text()).isEqualTo(200);
    }

    private void refundOne(GuestOrder order) {
        var refund = shop.staff(Role.FINANCE)
                .post(order.staffPath() + "/refunds", """
                        {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": false}""", "Idempotency-Key", ConnectedShop.key());
        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
    }

    private void assertBalances(GuestOrder order, Map<String, Long> expected) {
        assertThat(shop.records().balances(order.id())).isEqualTo(expected);
        assertThat(shop.records().total()).isZero();
    }

    private void assertGatewayAgrees(GuestOrder order) {
        assertThat(order.atGateway())
                .singleElement()
                .extracting(AuditedOrder::captured, AuditedOrder::refunded)
                .containsExactly(TOTAL, TOTAL);
        var atGateway = shop.razorpay().gateway().audit().stream()
                .filter(sums -> sums.captured() > 0)
                .collect(Collectors.toMap(
                        AuditedOrder::id, sums -> new PaymentRecords.Sums(sums.captured(), sums.refunded())));
        assertThat(shop.records().sums()).isEqualTo(atGateway);
    }

    /** Order, parcel and two refunds. */
    private void assertToldOnce(GuestOrder order) {
        assertThat(order.mails()).hasSize(4);
        assertThat(order.mails().stream().filter(subject -> subject.startsWith("Your refund")))
                .hasSize(2);
        assertThat(order.mails().stream().distinct()).hasSize(3);
        assertThat(order.textMessages()).hasSize(4);
        assertThat(shop.jdbc()
                        .sql("SELECT kind || ' ' || channel FROM message WHERE subject_id = ?")
                        .param(order.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "ORDER_PLACED MAIL",
                        "ORDER_PLACED SMS",
                        "ORDER_SHIPPED MAIL",
                        "ORDER_SHIPPED SMS",
                        "REFUND_PROCESSED MAIL",
                        "REFUND_PROCESSED SMS",
                        "REFUND_PROCESSED MAIL",
                        "REFUND_PROCESSED SMS");
    }

    /** The gateway pays what it owes, and the service reads the report of that day. */
    private void settle() {
        shop.razorpay().gateway().settle(SETTLEMENT_DAY);
        shop.jdbc()
                .sql("INSERT INTO settlement_day (day) VALUES (?)")
                .param(SETTLEMENT_DAY)
                .update();
        BackgroundWork.await(() -> shop.jdbc()
                .sql("SELECT state = 'DONE' FROM settlement_day WHERE day = ?")
                .param(SETTLEMENT_DAY)
                .query(Boolean.class)
                .single());
        shop.awaitQuiet();
    }
}
