package com.bharatmart.razorpay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends events to the webhook: each at least once, many at the same time, and again until it takes them. */
final class WebhookSender implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final int MAX_CONCURRENT = 50;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long MAX_WAIT_MS = 500;

    private final WebhookRepository webhooks;
    private final WebhookRetries retries;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore concurrent = new Semaphore(MAX_CONCURRENT);
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean closed;

    WebhookSender(WebhookRepository webhooks, WebhookRetries retries, Clock clock) {
        this.webhooks = webhooks;
        this.retries = retries;
        this.clock = clock;
    }

    /** Sends events from now on in the background, as soon as they are due. */
    void start() {
        threads.execute(this::sendUntilClosed);
    }

    /** Tells that there may be something to send. */
    void wake() {
        changed.release();
    }

    /** Sends everything that is due now, at the same time, and waits for the answers. Returns the number of attempts. */
    int sendDue() {
        var sent = submitDue();
        sent.forEach(WebhookSender::await);
        return sent.size();
    }

    /** Sends these one after the other. */
    void sendInOrder(List<Delivery> deliveries) {
        deliveries.forEach(this::send);
    }

    @Override
    public void close() {
        closed = true;
        wake();
        client.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(retries.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilClosed() {
        while (!closed) {
            try {
                submitDue();
                waitUntilDue(webhooks.nextDueMs().orElse(Long.MAX_VALUE) - clock.millis());
            } catch (RuntimeException e) {
                // The database may be away for a while.
                LOG.log(System.Logger.Level.WARNING, "webhooks are not sent", e);
                waitUntilDue(MAX_WAIT_MS);
            }
        }
    }

    private void waitUntilDue(long milliseconds) {
        if (milliseconds > 0 || concurrent.availablePermits() == 0) {
            try {
                if (changed.tryAcquire(Math.clamp(milliseconds, 1, MAX_WAIT_MS), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }

    private List<? extends Future<?>> submitDue() {
        var now = clock.millis();
        if (closed) {
            return List.of();
        }
        return webhooks.claim(now, now + LEASE.toMillis(), concurrent.availablePermits()).stream()
                .map(delivery -> threads.submit(() -> send(delivery)))
                .toList();
    }

    private void send(Delivery delivery) {
        concurrent.acquireUninterruptibly();
        try {
            var url = URI.create(String.valueOf(webhooks.webhook().url()));
            var request = HttpRequest.newBuilder(url)
                    .timeout(retries.timeout())
                    .header("Content-Type", "application/json")
                    .header("X-Razorpay-Signature", delivery.signature())
                    .header("x-razorpay-event-id", delivery.eventId())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.bytes()))
                    .build();
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                webhooks.delivered(delivery.number(), String.valueOf(status));
            } else {
                retry(delivery, String.valueOf(status));
            }
        } catch (IOException e) {
            retry(delivery, e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            concurrent.release();
            wake();
        }
    }

    private void retry(Delivery delivery, String answer) {
        var next = clock.millis() + retries.pause(delivery.attempts()).toMillis();
        webhooks.retry(delivery, next, answer);
        if (next > delivery.createdMs() + retries.total().toMillis()) {
            webhooks.changeEnabled(false);
        }
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
