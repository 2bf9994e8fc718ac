package com.bharatmart.platform.draining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.FreePort;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Stops an instance under load behind a real HAProxy that retries nothing. In production its health check runs every 10 s and
 * removes an instance after 3 failures, and the drain period is 35 s: all scaled down by 10.
 */
@HttpTest
@Tag("instances")
@Tag("promise")
class HaproxyDrainTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final int SHOPPERS = 8;
    private static final int MIN_ORDERS = 300;

    @Autowired
    TestProducts products;

    @TempDir
    Path folder;

    @Test
    void noRequestFailsWhileAnInstanceStops() throws IOException {
        assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is installed");
        var sku = products.towel(100_000);
        var answered = new AtomicInteger();
        var done = new AtomicBoolean();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var stopping = ServiceProcess.start("--bharatmart.drain.period=3500ms");
                var remaining = ServiceProcess.start();
                var balancer = new Balancer(folder, stopping.port(), remaining.port());
                var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().ignoreExceptions()
                    .until(() -> balancer.http().get("/api/health").status() == 200);
            for (var n = 0; n < SHOPPERS; n++) {
                shoppers.execute(() -> shop(balancer.http(), sku, done, answered, failures));
            }
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > MIN_ORDERS);
                stopping.terminate();
                stopping.waitForEnd();
                var before = answered.get();
                await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > before + MIN_ORDERS);
            } finally {
                done.set(true);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void shop(Http http, Sku sku, AtomicBoolean done, AtomicInteger answered, Queue<String> failures) {
        var shopper = new GuestShopper(http);
        while (!done.get()) {
            try {
                var answer = shopper.checkout(shopper.cartWith(1, sku));
                if (answer.status() != 201) {
                    failures.add(answer.status() + " " + answer.text());
                }
                answered.incrementAndGet();
            } catch (UncheckedIOException | AssertionError | java.util.NoSuchElementException e) {
                failures.add(e.toString());
            }
        }
    }

    /** HAProxy on a free port, in front of two instances. */
    private static final class Balancer implements AutoCloseable {

        private final int port;
        private final Process process;

        Balancer(Path folder, int stopping, int remaining) throws IOException {
            port = FreePort.find();
            var file = Files.writeString(folder.resolve("haproxy.cfg"), """
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 30s
                    timeout server 30s
                    retries 0
                frontend shop
                    bind 127.0.0.1:%d
                    default_backend instances
                backend instances
                    balance roundrobin
                    option httpchk GET /api/health
                    http-check expect status 200
                    default-server check inter 1s fall 3 rise 1
                    server stopping 127.0.0.1:%d
                    server remaining 127.0.0.1:%d
                """.formatted(port, stopping, remaining));
            process = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy.log").toFile())
                    .start();
        }

        Http http() {
            return new Http(() -> port);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
