package com.bharatmart.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookTest {

    @RegisterExtension
    final StandIn standIn = new StandIn();

    private final WebhookReceiver shop = new WebhookReceiver();

    @BeforeEach
    void sendsToTheShop() {
        webhooks().sendTo(shop.url());
    }

    @AfterEach
    void closesTheShop() {
        shop.close();
    }

    @Test
    void aPaymentSendsSignedEvents() {
        pay("BM-1");
        webhooks().sendDue();
        assertThat(shop.events())
                .extracting(WebhookReceiver.Event::name)
                .containsExactlyInAnyOrder("payment.authorized", "payment.captured", "order.paid");
        assertThat(shop.events())
                .allMatch(event -> event.isSignedWith(webhooks().webhook().secret()))
                .extracting(WebhookReceiver.Event::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void anEventIsASnapshot() {
        pay("BM-1");
        webhooks().sendDue();
        assertThat(shop.events())
                .filteredOn(event -> event.name().equals("payment.authorized"))
                .singleElement()
                .extracting(event ->
                        event.body().at("/payload/payment/entity/status").asString())
                .isEqualTo("authorized");
    }

    @Test
    void anEventIsSentAgainWithGrowingPausesUntilItIsTaken() {
        shop.answer(500);
        standIn.server().shopper().fail(order("BM-1"));
        assertThat(webhooks().sendDue()).isEqualTo(1);
        assertThat(webhooks().sendDue()).isZero();
        standIn.pass(Duration.ofSeconds(1));
        assertThat(webhooks().sendDue()).isEqualTo(1);
        standIn.pass(Duration.ofSeconds(1));
        assertThat(webhooks().sendDue()).isZero();
        standIn.pass(Duration.ofSeconds(1));
        shop.answer(204);
        assertThat(webhooks().sendDue()).isEqualTo(1);
        standIn.pass(Duration.ofHours(2));
        assertThat(webhooks().sendDue()).isZero();
        assertThat(shop.events())
                .extracting(WebhookReceiver.Event::id)
                .hasSize(3)
                .containsOnly(webhooks().eventIds().getFirst());
    }

    @Test
    void theWebhookIsDisabledAfterADayOfErrors() {
        shop.answer(500);
        standIn.server().shopper().fail(order("BM-1"));
        for (var hours = 0; hours < 25; hours++) {
            webhooks().sendDue();
            standIn.pass(Duration.ofHours(1));
        }
        assertThat(webhooks().webhook().enabled()).isFalse();
        assertThat(webhooks().abandoned()).isEqualTo(1);
    }

    @Test
    void eventsOfADisabledWebhookAreLost() {
        webhooks().disable();
        pay("BM-1");
        webhooks().enable();
        assertThat(webhooks().sendDue()).isZero();
    }

    @Test
    void aDuplicateHasTheSameId() {
        webhooks().duplicate(10);
        standIn.server().shopper().fail(order("BM-1"));
        assertThat(webhooks().sendDue()).isEqualTo(10);
        assertThat(shop.events())
                .extracting(WebhookReceiver.Event::id)
                .hasSize(10)
                .containsOnly(webhooks().eventIds().getFirst());
    }

    @Test
    void heldEventsArriveInTheOppositeOrder() {
        webhooks().hold();
        pay("BM-1");
        assertThat(webhooks().sendDue()).isZero();
        assertThat(webhooks().releaseReversed()).isEqualTo(3);
        assertThat(shop.events())
                .extracting(WebhookReceiver.Event::name)
                .containsExactly("order.paid", "payment.captured", "payment.authorized");
    }

    @Test
    void aDelayedEventWaits() {
        webhooks().delay(Duration.ofMinutes(10));
        webhooks().reorder(Duration.ofMinutes(5));
        pay("BM-1");
        standIn.pass(Duration.ofMinutes(9));
        assertThat(webhooks().sendDue()).isZero();
        standIn.pass(Duration.ofMinutes(6));
        assertThat(webhooks().sendDue()).isEqualTo(3);
    }

    @Test
    void anEventIsSignedWithTheSecretOfItsTime() {
        var old = webhooks().webhook().secret();
        standIn.server().shopper().fail(order("BM-1"));
        webhooks().changeSecret("another secret of the webhook");
        webhooks().sendDue();
        assertThat(shop.events()).singleElement().matches(event -> event.isSignedWith(old));
    }

    @Test
    void waitingEventsSurviveARestart() {
        pay("BM-1");
        standIn.restart();
        assertThat(webhooks().sendDue()).isEqualTo(3);
    }

    private void pay(String receipt) {
        standIn.server().shopper().pay(order(receipt));
    }

    private String order(String receipt) {
        return standIn.client().order(receipt, 49_900).text("/id");
    }

    private WebhookControl webhooks() {
        return standIn.server().webhooks();
    }
}
