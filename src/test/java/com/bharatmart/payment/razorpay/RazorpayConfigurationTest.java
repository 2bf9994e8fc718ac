package com.bharatmart.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.platform.health.HealthCheck;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RazorpayConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Properties.class, RazorpayConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void withoutAKeyThereIsNoGatewayAndNoHealthCheck() {
        context.run(started ->
                assertThat(started).doesNotHaveBean(PaymentGateway.class).doesNotHaveBean(HealthCheck.class));
        context.withPropertyValues("bharatmart.payment.razorpay.key-id=")
                .run(started -> assertThat(started).doesNotHaveBean(PaymentGateway.class));
    }

    @Test
    void withAKeyThereIsOneOfEach() {
        context.withPropertyValues(
                        "bharatmart.payment.razorpay.key-id=rzp_test_1",
                        "bharatmart.payment.razorpay.key-secret=s3cret-of-the-api")
                .run(started ->
                        assertThat(started).hasSingleBean(PaymentGateway.class).hasSingleBean(HealthCheck.class));
    }

    @Test
    void failedStartDoesNotPrintTheSecret() {
        context.withPropertyValues(
                        "bharatmart.payment.razorpay.key-id=rzp:test",
                        "bharatmart.payment.razorpay.key-secret=s3cret-of-the-api")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("colon")
                        .hasMessageNotContaining("s3cret-of-the-api"));
    }

    @EnableConfigurationProperties(RazorpayProperties.class)
    static class Properties {}
}
