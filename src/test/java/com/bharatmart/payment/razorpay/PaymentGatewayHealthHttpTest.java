package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.error;
import static com.bharatmart.payment.razorpay.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.LoggedSecrets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@HttpTest
class PaymentGatewayHealthHttpTest {

    private static final String KEY_SECRET = "secretOfTheApiKeyInThisTest";
    private static final String WEBHOOK_SECRET = "secretOfTheWebhookInThisTest";

    @Test
    void instanceWithoutTheGatewayIsDegradedAndServes() {
        LoggedSecrets.add("key of the payment gateway", KEY_SECRET);
        LoggedSecrets.add("secret of the webhook", WEBHOOK_SECRET);
        try (var gateway = new ScriptedServer().thenAlways(error(503, "SERVER_ERROR"));
                var instance = InProcessInstance.start(Map.of(
                        "bharatmart.payment.razorpay.base-url",
                        gateway.url().toString(),
                        "bharatmart.payment.razorpay.key-id",
                        "rzp_test_health",
                        "bharatmart.payment.razorpay.key-secret",
                        KEY_SECRET,
                        "bharatmart.payment.razorpay.webhook-secrets",
                        WEBHOOK_SECRET))) {
            var http = instance.http();

            awaitStatus(http, "DOWN");
            var health = http.get("/api/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().at("/status").asString()).isEqualTo("DEGRADED");
            assertThat(health.text()).doesNotContain("azorpay", "127.0.0.1");
            assertThat(http.get("/metrics").text())
                    .contains("health_check_up{check=\"paymentGateway\"} 0")
                    .contains("payment_gateway_breaker_open 0")
                    .contains("payment_gateway_calls_seconds_count{outcome=\"server_error\",route=\"GET /orders\"}")
                    .doesNotContain(KEY_SECRET, WEBHOOK_SECRET);

            gateway.thenAlways(json(200, "{\"items\": []}"));
            awaitStatus(http, "UP");
            assertThat(http.get("/api/health").json().at("/status").asString()).isEqualTo("UP");
        }
    }

    private static void awaitStatus(Http http, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> http.get("/api/health")
                        .json()
                        .at("/checks/paymentGateway/status")
                        .asString("")
                        .equals(status));
    }
}
