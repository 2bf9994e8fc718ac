package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.inventory.ReservationExpiry;
import com.bharatmart.notification.LocalMessages;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages about the money of orders, as their buyers get them. */
@OnlinePaymentTest
class PaymentMessageHttpTest {

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    ReservationExpiry expiry;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    String email = "";
    String phone = "";
    OnlineShop.Placed order;

    @BeforeEach
    void place() {
        email = TestAccounts.newAddress();
        phone = "+91988"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
        order = shop.place(email, phone);
    }

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void orderIsAnnouncedWhenItIsPaid() {
        order.pay();

        var mail = mail(0);
        assertThat(mail.subject()).isEqualTo("Your order %s at BharatMart".formatted(number()));
        assertThat(mail.text()).contains("₹998.00 has been paid online.").doesNotContain("cash");
        assertThat(texts(1))
                .containsExactly("BharatMart: thank you for your order %s of Rs 998.00.".formatted(number()));
        assertThat(queued()).containsExactlyInAnyOrder("ORDER_PLACED MAIL", "ORDER_PLACED SMS");
    }

    @Test
    void failedPaymentIsAnnouncedOnceWithTheWayToPayAgain() {
        var failed = gateway.failPayment(order.providerOrderId());
        order.confirm(failed);
        order.confirm(failed);

        var mail = mail(0);
        assertThat(mail.subject())
                .isEqualTo("The payment for your order %s at BharatMart has failed".formatted(number()));
        assertThat(mail.text())
                .contains(
                        "the payment of ₹998.00",
                        "To pay again, or on delivery, open the order. Its items are reserved");
        assertThat(texts(1).getFirst())
                .isEqualTo("BharatMart: the payment of Rs 998.00 for your order %s has failed. You can pay it again."
                        .formatted(number()));
        assertThat(queued()).containsExactlyInAnyOrder("PAYMENT_FAILED MAIL", "PAYMENT_FAILED SMS");
    }

    @Test
    void orderThatWasNotPaidIsAnnounced() {
        shop.passDeadline(order);
        expiry.run();

        assertThat(mail(0).subject()).isEqualTo("Your order %s at BharatMart was not paid in time".formatted(number()));
        assertThat(texts(1).getFirst()).contains("was not paid in time");
    }

    @Test
    void latePaymentThatGoesBackIsAnnounced() {
        shop.passDeadline(order);
        expiry.run();
        mail(0);

        order.confirm(gateway.pay(order.providerOrderId()));

        Awaitility.await()
                .until(() -> messages.to(email).stream()
                        .anyMatch(mail -> mail.subject().startsWith("A payment for your order")));
        Awaitility.await()
                .until(() -> messages.to(email).stream()
                        .anyMatch(mail -> mail.subject().startsWith("Your refund for the order")));
        assertThat(queued())
                .contains("PAYMENT_RETURNED MAIL", "PAYMENT_RETURNED SMS")
                .doesNotHaveDuplicates();
    }

    @Test
    void cancellationSaysThatTheMoneyComesBackAndWhenItHas() {
        order.pay();
        mail(0);

        order.cancel();

        Awaitility.await().until(() -> messages.to(email).size() == 3);
        var cancelled = messages.to(email).stream()
                .filter(mail -> mail.subject().endsWith("was cancelled"))
                .findFirst()
                .orElseThrow();
        assertThat(cancelled.text()).contains("₹998.00 goes back to you, the way it was paid.");
        var refunded = messages.to(email).stream()
                .filter(mail -> mail.subject().startsWith("Your refund"))
                .findFirst()
                .orElseThrow();
        assertThat(refunded.text()).contains("₹998.00 for your order", "Your bank finds it by the reference rrn");
        assertThat(texts(3)).anyMatch(text -> text.contains("Rs 998.00 of your order"));
    }

    @Test
    void cancellationOfAnUnpaidOrderSpeaksOfNoMoney() {
        order.cancel();

        assertThat(mail(0).text()).doesNotContain("goes back", "\n\n\n");
    }

    private LocalMessages.Message mail(int index) {
        Awaitility.await().until(() -> messages.to(email).size() > index);
        return messages.to(email).get(index);
    }

    private List<String> texts(int count) {
        Awaitility.await().until(() -> messages.to(phone).size() >= count);
        return messages.to(phone).stream().map(LocalMessages.Message::text).toList();
    }

    private String number() {
        return order.json().get("number").asString();
    }

    private List<String> queued() {
        return jdbc.sql("SELECT kind || ' ' || channel FROM message WHERE subject_id = ?")
                .param(order.id())
                .query(String.class)
                .list();
    }
}
