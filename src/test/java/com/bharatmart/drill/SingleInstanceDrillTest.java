package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import com.bharatmart.testing.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Breaks the connections of one packaged instance to the database and to Redis while shoppers use it. The limits are
 * what a shopper accepts, several times what this machine usually needs.
 */
@HttpTest
@Tag("instances")
class SingleInstanceDrillTest {

    private static final Logger log = LoggerFactory.getLogger(SingleInstanceDrillTest.class);

    private static final int PIECES = 100_000;
    private static final double PER_SECOND = 30;

    /** The length of each phase. */
    private static final Duration PHASE = Duration.ofSeconds(6);

    /** The limit for requests that do not wait for the database, which takes two seconds. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    @Autowired
    TestProducts goods;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    RedisConnectionFactory redis;

    private static TcpProxy toDatabase;
    private static TcpProxy toRedis;
    private static ServiceProcess service;
    private static Http http;

    private final OrderLedger ledger = new OrderLedger();
    private final Queue<Request> health = new ConcurrentLinkedQueue<>();
    private Audit audit;

    @BeforeAll
    static void open() {
        toDatabase = TcpProxy.to(LocalServices.postgresPort());
        toRedis = TcpProxy.to(LocalServices.redisPort());
        service = ServiceProcess.start(
                "--spring.datasource.url=jdbc:postgresql://localhost:%d/postgres".formatted(toDatabase.port()),
                "--spring.data.redis.port=" + toRedis.port());
        http = service.http();
    }

    @AfterAll
    static void close() {
        service.kill();
        toDatabase.close();
        toRedis.close();
    }

    @BeforeEach
    void stock() {
        Stream.generate(() -> goods.towel(PIECES)).limit(5).forEach(sku -> ledger.stocked(sku, PIECES));
        audit = Audit.of(ledger, jdbc);
    }

    @AfterEach
    void repair() {
        toDatabase.restore();
        toRedis.restore();
        await().atMost(Duration.ofMinutes(1)).until(this::isSelling);
    }

    @Test
    void aDatabaseThatTakesTwoSecondsForEachAnswerIsGivenUpAndTakenBack() {
        long slow;
        long givenUp;
        long restored;
        try (var _ = crowd()) {
            runFor(PHASE);
            slow = System.nanoTime();
            toDatabase.delayResponses(Duration.ofSeconds(2));
            runFor(Duration.ofSeconds(5));
            givenUp = System.nanoTime();
            runFor(PHASE);
            toDatabase.restore();
            restored = System.nanoTime();
            await().atMost(Duration.ofSeconds(30)).until(this::isSelling);
            runFor(PHASE);
        }
        tell();

        assertThat(ledger.requests(_ -> true))
                .allMatch(request -> request.took().toSeconds() < 10);
        assertThat(ledger.requests(request -> request.isBetween(givenUp, restored)))
                .isNotEmpty()
                .allMatch(request -> request.took().compareTo(AT_ONCE) < 0);
        assertThat(refused(givenUp, restored)).allMatch(Request::saysWhenToRetry);
        assertThat(ledger.requests(request -> request.kind() == Kind.BROWSE && request.isBetween(slow, restored)))
                .allMatch(Request::isGood);
        assertHealthAnswers(slow, restored);
        audit.run(http);
    }

    @Test
    void aLockedTableCostsThoseWhoNeedItASecondAndNobodyElseAnything() throws InterruptedException {
        var release = new CountDownLatch(1);
        long locked;
        long released;
        try (var crowd = crowd()) {
            runFor(PHASE);
            locked = System.nanoTime();
            var holder = lockCarts(release);
            crowd.rate(3 * PER_SECOND);
            runFor(PHASE);
            release.countDown();
            holder.join();
            released = System.nanoTime();
            crowd.rate(PER_SECOND);
            runFor(Duration.ofSeconds(5));
            runFor(PHASE);
        }
        tell();

        var meanwhile = refused(locked, released);
        assertThat(meanwhile).isNotEmpty().allMatch(Request::saysWhenToRetry);
        assertThat(OrderLedger.percentile(meanwhile, 0.95))
                .isLessThan(Duration.ofSeconds(1).plus(noise()));
        assertThat(ledger.requests(request -> request.kind() == Kind.BROWSE)).allMatch(Request::isGood);
        var after = released + Duration.ofSeconds(5).toNanos();
        assertThat(ledger.requests(request -> request.at() > after))
                .isNotEmpty()
                .allMatch(Request::isGood);
        assertHealthAnswers(locked, released);
        audit.run(http);
    }

    @Test
    void withoutRedisGuestsBrowseAndOrderAsEver() {
        long gone;
        long back;
        try (var _ = crowd()) {
            runFor(PHASE);
            gone = System.nanoTime();
            toRedis.cut();
            runFor(PHASE);
            // Invalidates all cached responses: each has to be computed again, without Redis.
            goods.towel(1);
            runFor(PHASE);
            redis.getConnection().serverCommands().flushDb();
            toRedis.restore();
            back = System.nanoTime();
            await().atMost(Duration.ofSeconds(10)).until(() -> metric("dependency_away{dependency=\"cache\"}") == 0);
            runFor(PHASE);
        }
        tell();

        var before = ledger.requests(request -> request.at() < gone);
        var without = ledger.requests(request -> request.isBetween(gone, back));
        assertThat(good(without)).isGreaterThanOrEqualTo(0.99);
        assertThat(good(ledger.requests(request -> request.at() >= back))).isGreaterThanOrEqualTo(0.99);
        assertThat(OrderLedger.percentile(without, 0.95))
                .isLessThan(OrderLedger.percentile(before, 0.95).multipliedBy(2).plus(noise()));
        assertHealthAnswers(gone, back);
        audit.run(http);
    }

    @Test
    void aRedisThatSaysNothingIsNoticedAndNotWaitedFor() {
        long silent;
        long noticed;
        long back;
        try (var _ = crowd()) {
            runFor(PHASE);
            silent = System.nanoTime();
            toRedis.freeze();
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> metric("dependency_away{dependency=\"cache\"}") == 1);
            noticed = System.nanoTime();
            runFor(PHASE);
            toRedis.restore();
            back = System.nanoTime();
            await().atMost(Duration.ofSeconds(10)).until(() -> metric("dependency_away{dependency=\"cache\"}") == 0);
            runFor(PHASE);
        }
        tell();

        assertThat(Duration.ofNanos(noticed - silent)).isLessThan(Duration.ofSeconds(2));
        assertThat(good(ledger.requests(request -> request.isBetween(silent, back))))
                .isGreaterThanOrEqualTo(0.99);
        assertThat(good(ledger.requests(request -> request.at() >= back))).isGreaterThanOrEqualTo(0.99);
        assertHealthAnswers(silent, back);
        audit.run(http);
    }

    @Test
    void aDatabaseThatSaysNothingKeepsNobodyWaitingAndNoPageThatWasSeenFromAnybody() {
        long silent;
        long noticed;
        long back;
        try (var _ = crowd()) {
            runFor(PHASE);
            silent = System.nanoTime();
            toDatabase.freeze();
            await().atMost(Duration.ofSeconds(10)).until(() -> metric("dependency_away{dependency=\"database\"}") == 1);
            noticed = System.nanoTime();
            runFor(PHASE);
            toDatabase.restore();
            back = System.nanoTime();
            await().atMost(Duration.ofSeconds(30)).until(this::isSelling);
            runFor(PHASE);
        }
        tell();

        assertThat(ledger.requests(_ -> true))
                .allMatch(request -> request.took().toSeconds() < 10);
        assertThat(ledger.requests(request -> request.isBetween(noticed, back)))
                .isNotEmpty()
                .allMatch(request -> request.took().compareTo(AT_ONCE) < 0);
        assertThat(ledger.requests(request -> request.kind() == Kind.BROWSE && request.isBetween(silent, back)))
                .allMatch(Request::isGood);
        assertHealthAnswers(silent, back);
        audit.run(http);
    }

    private void tell() {
        var all = ledger.requests(_ -> true);
        var refused = ledger.requests(request -> !request.isGood());
        log.info(
                "{} requests, p95 {} ms, slowest {} ms; {} refused, p95 {} ms; /api/health p95 {} ms, slowest {} ms",
                all.size(),
                OrderLedger.percentile(all, 0.95).toMillis(),
                OrderLedger.percentile(all, 1).toMillis(),
                refused.size(),
                OrderLedger.percentile(refused, 0.95).toMillis(),
                OrderLedger.percentile(health, 0.95).toMillis(),
                OrderLedger.percentile(health, 1).toMillis());
    }

    private ShopperLoad crowd() {
        var slugs = ledger.goods().keySet().stream().map(TestProducts::slug).toList();
        var pages = ShopperLoad.pages(slugs);
        pages.forEach(page -> assertThat(http.get(page).status()).isEqualTo(200));
        return new ShopperLoad(http, ledger, pages, PER_SECOND);
    }

    /** Requests the health during the phase. */
    private void runFor(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        BooleanSupplier isOver = () -> {
            var start = System.nanoTime();
            health.add(Request.of(Kind.BROWSE, start, http.get("/api/health")));
            return System.nanoTime() > end;
        };
        await().pollInterval(Duration.ofMillis(100))
                .atMost(time.multipliedBy(3))
                .until(isOver::getAsBoolean);
    }

    /**
     * The median is below 100 ms, whatever is broken: a health check that waited would always take longer. Half of the
     * answers may take longer, while this machine does other work.
     */
    private void assertHealthAnswers(long since, long until) {
        var meanwhile = health.stream()
                .filter(request -> request.isBetween(since, until))
                .toList();
        assertThat(meanwhile).isNotEmpty();
        assertThat(OrderLedger.percentile(meanwhile, 0.5)).isLessThan(Duration.ofMillis(100));
    }

    /** The delay that this machine adds to a request, estimated from the health, which itself takes no time. */
    private Duration noise() {
        return OrderLedger.percentile(health, 0.95).multipliedBy(10);
    }

    private Thread lockCarts(CountDownLatch release) throws InterruptedException {
        var isLocked = new CountDownLatch(1);
        var holder = Thread.ofPlatform()
                .start(() -> transactions.executeWithoutResult(_ -> {
                    jdbc.sql("LOCK TABLE cart IN ACCESS EXCLUSIVE MODE").update();
                    isLocked.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertThat(isLocked.await(30, TimeUnit.SECONDS)).isTrue();
        return holder;
    }

    private List<Request> refused(long from, long to) {
        return ledger.requests(request -> request.isBetween(from, to) && !request.isGood());
    }

    private boolean isSelling() {
        return http.post("/api/v1/carts", "").status() == 201;
    }

    private static double good(List<Request> requests) {
        assertThat(requests).isNotEmpty();
        return (double) requests.stream().filter(Request::isGood).count() / requests.size();
    }

    private double metric(String series) {
        return http.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
