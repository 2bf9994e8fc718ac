package com.bharatmart.razorpay;

import com.bharatmart.local.LocalRazorpay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty stand-in for each test. Its time passes, and it sends webhooks, only when the test says so. */
final class StandIn implements BeforeEachCallback, AfterEachCallback {

    private static final WebhookRetries RETRIES =
            new WebhookRetries(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(24), Duration.ofSeconds(5));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T06:00:00Z"));
    private final InstantSource time = now::get;
    private String schema = "";
    private @Nullable RazorpayServer server;
    private @Nullable ApiClient client;

    @Override
    public void beforeEach(ExtensionContext context) {
        schema = LocalRazorpay.newSchema();
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server().close();
    }

    RazorpayServer server() {
        return Objects.requireNonNull(server);
    }

    ApiClient client() {
        return Objects.requireNonNull(client);
    }

    void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    /** Starts it again with its data. */
    void restart() {
        server().close();
        start();
    }

    private void start() {
        var started = RazorpayServer.startQuietly(
                LocalRazorpay.freePort(), LocalRazorpay.database(), schema, RETRIES, time.withZone(ZoneOffset.UTC));
        server = started;
        client = new ApiClient(started);
    }
}
