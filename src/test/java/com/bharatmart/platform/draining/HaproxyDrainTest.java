package com.bharatmart.platform.draining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
 * An instance leaves while people shop, behind a real HAProxy that must not retry anything. Its health check, every 10 s
 * and 3 failures in production, and the drain period of 35 s are both scaled down by 10.
 */
@HttpTest
@Tag("instances")
@Tag("promise")
class HaproxyDrainTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final int SHOPPERS = 8;
    private static final int ENOUGH = 300;

    @Autowired
    TestProducts goods;

    @TempDir
    Path folder;

    @Test
    void nobodyNoticesThatAnInstanceLeaves() throws IOException {
        assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is installed");
        var sku = goods.towel(100_000);
        var answered = new AtomicInteger();
        var over = new AtomicBoolean();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var leaving = ServiceProcess.start("--bharatmart.drain.period=3500ms");
                var staying = ServiceProcess.start();
                var balancer = new Balancer(folder, leaving.port(), staying.port());
                var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().ignoreExceptions()
                    .until(() -> balancer.http().get("/api/health").status() == 200);
            for (var n = 0; n < SHOPPERS; n++) {
                shoppers.execute(() -> shop(balancer.http(), sku, over, answered, failures));
            }
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > ENOUGH);
                leaving.terminate();
                leaving.waitForEnd();
                var before = answered.get();
                await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > before + ENOUGH);
            } finally {
                over.set(true);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void shop(Http http, Sku sku, AtomicBoolean over, AtomicInteger answered, Queue<String> failures) {
        var shopper = new GuestShopper(http);
        while (!over.get()) {
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

        Balancer(Path folder, int leaving, int staying) throws IOException {
            port = freePort();
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
                    server leaving 127.0.0.1:%d
                    server staying 127.0.0.1:%d
                """.formatted(port, leaving, staying));
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

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
