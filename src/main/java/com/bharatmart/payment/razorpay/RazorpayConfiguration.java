package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.PaymentGateway;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Provides Razorpay as the payment gateway, if a key is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRazorpayKeyCondition.class)
class RazorpayConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RazorpayConfiguration.class);

    @Bean
    RazorpayRequestFactory razorpayRequestFactory(RazorpayProperties properties) {
        RazorpayRequestFactory.disableRetriesOfJdk();
        return new RazorpayRequestFactory(properties.connectTimeout(), properties.readTimeout());
    }

    @Bean
    RazorpayClient razorpayClient(RazorpayProperties properties, RazorpayRequestFactory requests, Clock clock) {
        return RazorpayClientFactory.create(properties, requests, clock);
    }

    @Bean
    CircuitBreaker razorpayBreaker(Clock clock) {
        return RazorpayBreaker.create(clock);
    }

    @Bean
    RecentOutcomes razorpayOutcomes(Clock clock) {
        return new RecentOutcomes(clock);
    }

    @Bean
    RazorpayCalls razorpayCalls(
            RazorpayProperties properties,
            CircuitBreaker razorpayBreaker,
            RecentOutcomes razorpayOutcomes,
            MeterRegistry registry) {
        var permits = new Semaphore(properties.maxConcurrent());
        return new RazorpayCalls(
                properties.deadline(),
                permits,
                razorpayBreaker,
                razorpayOutcomes,
                new CallMetrics(registry, razorpayBreaker, permits),
                RandomGenerator.getDefault(),
                Thread::sleep);
    }

    @Bean
    PaymentGateway razorpayGateway(RazorpayClient client, RazorpayCalls calls, RazorpayProperties properties) {
        if (properties.webhookSecrets().isEmpty()) {
            log.warn("Razorpay's webhooks are refused: bharatmart.payment.razorpay.webhook-secrets has no secret");
        }
        return new RazorpayGateway(
                client,
                calls,
                new RazorpaySignatures(Objects.requireNonNull(properties.keySecret()), properties.webhookSecrets()),
                Objects.requireNonNull(properties.keyId()));
    }

    @Bean
    RazorpayHealthCheck razorpayHealthCheck(
            RazorpayClient client,
            RazorpayCalls calls,
            CircuitBreaker razorpayBreaker,
            RecentOutcomes razorpayOutcomes,
            RazorpayProperties properties) {
        return new RazorpayHealthCheck(
                client,
                calls,
                razorpayBreaker,
                razorpayOutcomes,
                properties.probeInterval(),
                task -> Thread.ofVirtual().name("payment-gateway-probe").start(task));
    }
}
