package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.event.PaymentEventState;
import com.bharatmart.payment.event.TestWebhooks;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The route of the webhooks, with a gateway that signs. */
@HttpTest
@DirtiesContext // no other test class uses the context
@Import({PaymentTestConfiguration.class, PaymentScenario.class, TestWebhooks.class})
class WebhookHttpTest {

    private static final String PATH = "/api/v1/webhooks/razorpay";

    @Autowired
    PaymentScenario scenario;

    @Autowired
    TestWebhooks webhooks;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    Http http;

    @Test
    void signedEventIsStoredAtOnceAndPaysItsOrderLater() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerOrder = PaymentScenario.providerOrder(payment);
        var body = TestWebhooks.payment(
                "payment.authorized", gateway.pay(providerOrder, PaymentScenario.TOTAL), providerOrder);

        var first = post(body, FakeGateway.signature(body), "evt_http");
        var second = post(body, FakeGateway.signature(body), "evt_http");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(webhooks.state("evt_http")).isEqualTo(PaymentEventState.WAITING);
        assertThat(orders.accepted(order)).isZero();
        webhooks.process();
        assertThat(orders.accepted(order)).isOne();
    }

    @Test
    void unsignedBodyIsRejected() {
        var body = TestWebhooks.payment("payment.captured", "pay_1", "order_1");

        assertThat(post(body, "forged", "evt_1").problem(401)).isEqualTo("webhook_signature_invalid");
        assertThat(post(body, "a".repeat(129), "evt_1").problem(401)).isEqualTo("webhook_signature_invalid");
        assertThat(post(body + ' ', FakeGateway.signature(body), "evt_1").problem(401))
                .isEqualTo("webhook_signature_invalid");
        assertThat(http.post(PATH, body).problem(401)).isEqualTo("webhook_signature_invalid");
        assertThat(http.post(PATH, "{}", "Cookie", "SESSION=x").problem(401)).isEqualTo("webhook_signature_invalid");
    }

    @Test
    void longBodyIsRejected() {
        var body = "{\"event\": \"" + "a".repeat(256 * 1024) + "\"}";

        assertThat(post(body, FakeGateway.signature(body), "evt_long").problem(413))
                .isEqualTo("body_too_large");
    }

    @Test
    void signedBodyThatIsNoEventIsRejected() {
        assertThat(post("{}", FakeGateway.signature("{}"), "evt_empty").problem(400))
                .isEqualTo("malformed_body");
    }

    @Test
    void otherRoutesOfWebhooksDoNotExist() {
        assertThat(http.post("/api/v1/webhooks/other", "{}").problem(404)).isEqualTo("not_found");
        assertThat(http.get(PATH).problem(405)).isEqualTo("method_not_allowed");
    }

    private Http.Response post(String body, String signature, String id) {
        return http.post(PATH, body, "X-Razorpay-Signature", signature, "X-Razorpay-Event-Id", id);
    }
}
