package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ProcessorAffinity;
import com.bharatmart.testing.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends twice as many shoppers as one instance can serve. Needs an idle machine: {@code mvn test -Pload}. All figures
 * are ratios to what the same instance did a minute before.
 */
@HttpTest
@Tag("load")
class OverloadTest {

    private static final Logger log = LoggerFactory.getLogger(OverloadTest.class);

    private static final int PIECES = 1_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /** The usual load of a busy shop, as a fraction of saturation. */
    private static final double NORMAL = 0.8;

    private static final int SERVICE = 0;
    private static final int SHOPPERS = 1;

    /** The number of parallel shoppers that saturates any processor. */
    private static final int SATURATING = 12;

    @Autowired
    TestProducts goods;

    @Autowired
    JdbcClient jdbc;

    private final OrderLedger ledger = new OrderLedger();
    private final Queue<Request> health = new ConcurrentLinkedQueue<>();

    @Test
    void servesAsManyAsItCanAndTheBuyersAmongThemFirst() throws InterruptedException {
        Stream.generate(() -> goods.towel(PIECES)).limit(100).forEach(sku -> ledger.stocked(sku, PIECES));
        var audit = Audit.of(ledger, jdbc);
        assumeTrue(
                ProcessorAffinity.isSupported(),
                "a processor for the service and its database, and one for the shoppers");
        ProcessorAffinity.assign(SHOPPERS, ProcessHandle.current());
        ProcessorAffinity.assign(SERVICE, postgres());
        try (var service = ServiceProcess.startOn(SERVICE)) {
            var http = service.http();
            var pages = ShopperLoad.pages(
                    ledger.goods().keySet().stream().map(TestProducts::slug).toList());
            var full = new AtomicReference<@Nullable Span>();
            var capacity = capacity(http, pages, full);
            Span normal;
            Span burst;
            Span after;
            try (var crowd = new ShopperLoad(http, ledger, pages, capacity * NORMAL)) {
                watch(http, RECOVERY);
                normal = watch(http, STEP);
                crowd.rate(capacity * 2);
                burst = watch(http, STEP);
                crowd.rate(capacity * NORMAL);
                watch(http, RECOVERY);
                after = watch(http, STEP);
            }
            log.info("capacity {} shoppers/s", Math.round(capacity));
            report("normal", normal);
            report("twice the capacity", burst);
            report("ten seconds later", after);
            log.info(
                    "/api/health p99 {} ms",
                    OrderLedger.percentile(health, 0.99).toMillis());

            var peak = Math.max(ordersPerSecond(Objects.requireNonNull(full.get())), ordersPerSecond(normal));
            assertThat(ordersPerSecond(burst)).isGreaterThan(0.9 * peak);
            assertThat(share(burst, Kind.CHECKOUT))
                    .isGreaterThanOrEqualTo(Math.min(share(burst, Kind.BROWSE), 0.99))
                    .isGreaterThan(share(burst, Kind.CART));
            assertThat(OrderLedger.percentile(good(burst), 0.99))
                    .isLessThan(OrderLedger.percentile(good(normal), 0.99).multipliedBy(2));
            assertThat(share(after, null)).isGreaterThan(0.99);
            audit.run(http);
        }
    }

    private ProcessHandle postgres() {
        var backend = jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    }

    /** Returns the saturation in shoppers per second. */
    private double capacity(Http http, List<String> pages, AtomicReference<@Nullable Span> full)
            throws InterruptedException {
        try (var crowd = ShopperLoad.inTurn(http, ledger, pages, SATURATING)) {
            Thread.sleep(WARM_UP);
            var before = crowd.served();
            var start = System.nanoTime();
            var span = watch(http, STEP);
            full.set(span);
            var seconds = (System.nanoTime() - start) / 1e9;
            report("as many as can be", span);
            return (crowd.served() - before) / seconds;
        }
    }

    private Span watch(Http http, Duration time) throws InterruptedException {
        var start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            var asked = System.nanoTime();
            health.add(Request.of(Kind.BROWSE, asked, http.get("/api/health")));
            Thread.sleep(100);
        }
        return new Span(start, System.nanoTime());
    }

    private void report(String name, Span span) {
        var all = in(span, null);
        var good = good(span);
        log.info(
                "{}: {} requests/s, good {}/s, p50 {} ms, p99 {} ms; browse {}, cart {}, checkout {} ({}/s)",
                name,
                Math.round(all.size() / span.seconds()),
                Math.round(good.size() / span.seconds()),
                OrderLedger.percentile(good, 0.5).toMillis(),
                OrderLedger.percentile(good, 0.99).toMillis(),
                outcome(span, Kind.BROWSE),
                outcome(span, Kind.CART),
                outcome(span, Kind.CHECKOUT),
                Math.round(ordersPerSecond(span)));
    }

    private String outcome(Span span, Kind kind) {
        var good = in(span, kind).stream().filter(Request::isGood).toList();
        return "%.1f %% good, p99 %d ms"
                .formatted(
                        share(span, kind) * 100,
                        OrderLedger.percentile(good, 0.99).toMillis());
    }

    private List<Request> good(Span span) {
        return in(span, null).stream().filter(Request::isGood).toList();
    }

    private double ordersPerSecond(Span span) {
        return in(span, Kind.CHECKOUT).stream().filter(Request::isGood).count() / span.seconds();
    }

    private double share(Span span, @Nullable Kind kind) {
        var all = in(span, kind);
        return all.isEmpty() ? 1 : (double) all.stream().filter(Request::isGood).count() / all.size();
    }

    private List<Request> in(Span span, @Nullable Kind kind) {
        return ledger.requests(
                request -> (kind == null || request.kind() == kind) && request.isBetween(span.from(), span.to()));
    }

    private record Span(long from, long to) {
        double seconds() {
            return (to - from) / 1e9;
        }
    }
}
