package com.bharatmart.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("histories")
class RandomHistoriesTest {

    private static final int MAX_FAILURES = 5;

    /** So many histories have all situations. */
    private static final int MANY = 1_000;

    private static final List<String> SITUATIONS = List.of(
            "cancellations",
            "cancellations by staff",
            "changes to cash on delivery",
            "confirmations by the client",
            "crashes",
            "deadlines",
            "deliveries",
            "end of an authorization",
            "fail to pay",
            "faults of the gateway",
            "further attempts",
            "lost webhooks",
            "orders refunded in full",
            "orders refunded in part",
            "orders that end as DELIVERED",
            "orders that end as EXPIRED",
            "pay another amount",
            "pay late",
            "pay once more",
            "payments not taken by their order",
            "refunds by staff",
            "repeated refunds",
            "repeated webhooks",
            "shipments",
            "waits for locks");

    private final long seed = Long.getLong("histories.seed", 1);
    private final long count = Long.getLong("histories.count", 200);
    private final int threads = Integer.getInteger("histories.threads", 1);

    private final HistoryCounts counts = new HistoryCounts();
    private final ConcurrentLinkedQueue<History> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<RuntimeException> errors = new ConcurrentLinkedQueue<>();

    @Test
    void moneyOrdersAndStockAgreeAfterEveryHistory() {
        var next = new AtomicLong(seed);
        var start = Instant.now();
        var runs = IntStream.range(0, threads)
                .mapToObj(number -> Thread.ofPlatform().start(() -> run(number, next)))
                .toList();
        runs.forEach(RandomHistoriesTest::join);

        System.out.printf(
                "Histories from seed %d in %d s: %s%n",
                seed, Duration.between(start, Instant.now()).toSeconds(), counts);
        assertThat(errors).isEmpty();
        assertThat(failures.stream().map(RandomHistoriesTest::describe)).isEmpty();
        assertThat(counts.of("histories")).isEqualTo(count);
        assertThat(SITUATIONS.stream().filter(situation -> count >= MANY && counts.of(situation) == 0))
                .as("situations that no history has")
                .isEmpty();
    }

    private void run(int number, AtomicLong next) {
        try {
            runAll(number, next);
        } catch (RuntimeException e) {
            errors.add(e);
        }
    }

    private void runAll(int number, AtomicLong next) {
        try (var shop = HistoryShop.start("histories_" + number)) {
            for (var one = next.getAndIncrement(); one < seed + count; one = next.getAndIncrement()) {
                var history = HistoryRunner.run(shop, one, counts);
                if (!history.violations().isEmpty()) {
                    failures.add(history);
                    if (failures.size() >= MAX_FAILURES) {
                        return;
                    }
                    shop.database().reset();
                }
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String describe(History history) {
        return "%s%n%s%nAgain: mvn test -Phistories -Dhistories.seed=%d -Dhistories.count=1"
                .formatted(String.join(System.lineSeparator(), history.violations()), history.text(), history.seed());
    }
}
