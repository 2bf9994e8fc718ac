package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.cluster.Balancer;
import com.bharatmart.cluster.Cluster;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Injects a fault while shoppers use the whole cluster, records every answer in a report with a plot, and audits the
 * orders. Expectations are collected, so that the report is complete even if the first one fails.
 */
final class Drill {

    private static final Logger log = LoggerFactory.getLogger(Drill.class);

    private static final int GOODS = 20;
    private static final int PIECES = 100_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Requests that succeed for this long count as recovered. */
    private static final Duration RECOVERED_AFTER = Duration.ofSeconds(3);

    private static final double BACK = 0.98;

    private final Title title;
    private final Place place;
    private final OrderLedger ledger = new OrderLedger();
    private final Timeline timeline = new Timeline();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Audit audit;
    private double perSecond;

    private Drill(Title title, Place place) {
        this.title = title;
        this.place = place;
        place.goods().forEach(sku -> ledger.stocked(sku, place.pieces()));
        this.audit = Audit.of(ledger, JdbcClient.create(place.database()));
    }

    /** Starts on a healthy cluster, with products of its own. */
    static void run(int number, String name, String fault, DrillSteps<Drill> steps) {
        run(new Title(number, name, fault), GOODS, PIECES, steps);
    }

    static void run(Title title, int goods, int pieces, DrillSteps<Drill> steps) {
        var cluster = Cluster.shared();
        Saturation.perSecond(); // for which staff changes the catalogue, before the audit begins
        cluster.repair();
        run(
                title,
                new Place(
                        cluster.http(),
                        cluster.balancer(),
                        cluster.postgres().primaryAsAdministrator(),
                        cluster::repair,
                        Shop.shared().stock(goods, pieces),
                        pieces),
                steps);
    }

    /** Runs in a topology other than the cluster. */
    static void run(Title title, Place place, DrillSteps<Drill> steps) {
        var load = Report.loadOfTheMachine();
        var drill = new Drill(title, place);
        Throwable broken = null;
        try (var _ = BalancerSampler.over(place.balancer(), drill.timeline)) {
            steps.run(drill);
        } catch (Exception | AssertionError e) {
            broken = e;
            log.warn("drill {} broke off", title.number(), e);
            drill.verdicts.add(new Verdict("the drill came to its end", firstLine(e), false));
        }
        Report.write(title, drill.perSecond, load, drill.ledger, drill.timeline, drill.verdicts);
        drill.verdicts.forEach(verdict -> log.info("drill {}: {}", title.number(), verdict));
        assertThat(drill.verdicts)
                .as(
                        "drill %d, see target/drills/%s.html%s",
                        title.number(), title.file(), broken == null ? "" : ": " + broken)
                .allMatch(Verdict::holds);
    }

    Cluster cluster() {
        return Cluster.shared();
    }

    Shop shop() {
        return Shop.shared();
    }

    OrderLedger ledger() {
        return ledger;
    }

    /** Sends shoppers at a fraction of the cluster's saturation. */
    ShopperLoad crowd(double shareOfSaturation) {
        sendShoppers(Saturation.perSecond() * shareOfSaturation);
        return new ShopperLoad(place.http(), ledger, pages(), shop().customers(), perSecond);
    }

    /** Sends shoppers at this rate, some of whom are customers who read their accounts. */
    ShopperLoad shoppers(double shoppersPerSecond, List<SignedInClient> customers) {
        sendShoppers(shoppersPerSecond);
        return new ShopperLoad(place.http(), ledger, pages(), customers, perSecond);
    }

    /** Sends guests at this rate. */
    ShopperLoad guests(double shoppersPerSecond) {
        sendShoppers(shoppersPerSecond);
        return new ShopperLoad(place.http(), ledger, pages(), perSecond);
    }

    /** The paths that browsing shoppers read. */
    List<String> pages() {
        return Shop.pages(List.copyOf(ledger.goods().keySet()));
    }

    /** Sends shoppers who read pages of the catalog that no cache has. */
    SearchLoad searches(double perSecond) {
        return new SearchLoad(place.http(), ledger, List.copyOf(ledger.goods().keySet()), perSecond);
    }

    /** Expects that most pages of the catalog were served while something was broken. */
    void expectBrowsing(Timeline.Fault fault) {
        for (var kind : List.of(Kind.BROWSE, Kind.SEARCH)) {
            expectShare(
                    kind == Kind.BROWSE ? "cached browsing" : "browsing without a cache",
                    0.99,
                    ledger.requests(request -> request.kind() == kind && request.isBetween(fault.from(), fault.to())));
        }
    }

    /** Logs customers in, besides the shoppers. */
    LoginLoad logins() {
        return new LoginLoad(place.http(), ledger, shop().customers());
    }

    /** The rate in shoppers per second, for the report. */
    void sendShoppers(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Lets the shoppers run for this long. */
    void run(Duration time) {
        pass(time);
    }

    static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().pollInterval(Duration.ofMillis(50)).atMost(time.plus(TIMEOUT)).until(() -> System.nanoTime() >= end);
    }

    /** For what shoppers repeat until it succeeds. */
    static ConditionFactory patiently() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(TIMEOUT);
    }

    void mark(String what) {
        timeline.mark(what);
    }

    Timeline.Fault fault(String what) {
        return timeline.fault(what);
    }

    /** Returns how long it took, at most two minutes. */
    Duration until(String what, Callable<Boolean> condition) {
        return until(what, TIMEOUT, Duration.ofMillis(20), condition);
    }

    /** For a condition that costs more to check, or takes longer. */
    Duration until(String what, Duration atMost, Callable<Boolean> condition) {
        return until(what, atMost, Duration.ofMillis(200), condition);
    }

    private Duration until(String what, Duration atMost, Duration interval, Callable<Boolean> condition) {
        var start = System.nanoTime();
        try {
            await(what).pollInterval(interval).ignoreExceptions().atMost(atMost).until(condition);
            timeline.mark(what);
        } catch (ConditionTimeoutException e) {
            expect(what, "never", false);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits for all shoppers, repairs what is still broken, and audits the orders. */
    void audit() {
        place.repair().run();
        audit("the audit", () -> {
            audit.run(place.http());
            return ledger.checkouts().stream()
                    .filter(OrderLedger.Checkout::isAcknowledged)
                    .count();
        });
    }

    /** @param audited audits orders, and returns their number */
    void audit(String what, Supplier<Long> audited) {
        try {
            expect(what, "%d orders are right".formatted(audited.get()), true);
        } catch (AssertionError | ConditionTimeoutException e) {
            log.error("{} of drill {}", what, title.number(), e);
            expect(what, firstLine(e), false);
        }
    }

    /** Adds an expectation and the measured value. */
    void expect(String what, String measured, boolean holds) {
        verdicts.add(new Verdict(what, measured, holds));
    }

    void expectAtMost(String what, Duration most, Duration measured) {
        expect(what + " ≤ " + seconds(most), seconds(measured), measured.compareTo(most) <= 0);
    }

    void expectNone(String what, List<Request> failed) {
        expect(what, failed.isEmpty() ? "none" : Report.statuses(failed), failed.isEmpty());
    }

    void expectShare(String what, double least, List<Request> all) {
        var good = all.stream().filter(Request::isGood).count();
        expect(
                "%s ≥ %s %%".formatted(what, percent(least)),
                all.isEmpty() ? "none sent" : "%s %% of %d".formatted(percent((double) good / all.size()), all.size()),
                !all.isEmpty() && good >= least * all.size());
    }

    List<Request> failed(Predicate<Request> which) {
        return ledger.requests(request -> !request.isGood() && which.test(request));
    }

    /** Expects that these requests fail for at most this long, and almost never afterwards. */
    void expectBack(String what, Duration most, Timeline.Fault fault, Predicate<Request> which) {
        var outage = outage(fault, which);
        expectAtMost(what + " are back", most, outage);
        var back = fault.from() + outage.toNanos();
        expectShare(what + " after that", BACK, ledger.requests(request -> which.test(request) && request.at() > back));
    }

    /** Returns the time from the start of the fault to the last wrong answer before the requests recovered. */
    Duration outage(Timeline.Fault fault, Predicate<Request> which) {
        var end = fault.from();
        for (var wrong : failed(which).stream()
                .map(request -> request.at() + request.took().toNanos())
                .filter(answered -> answered > fault.from())
                .sorted()
                .toList()) {
            if (end > fault.from() && wrong - end > RECOVERED_AFTER.toNanos()) {
                break;
            }
            end = wrong;
        }
        return Duration.ofNanos(end - fault.from());
    }

    boolean isTakingOrdersSince(Timeline.Fault fault) {
        return !ledger.requests(
                        request -> request.kind() == Kind.CHECKOUT && request.at() > fault.from() && request.isGood())
                .isEmpty();
    }

    static boolean isWrite(Request request) {
        return request.kind() == Kind.CART || request.kind() == Kind.CHECKOUT;
    }

    /** The requests that the balancer may repeat: reads, and checkouts, which carry a key. */
    static boolean isRepeatable(Request request) {
        return request.kind() != Kind.CART;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100).replaceAll("\\.?0+$", "");
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .limit(4)
                .reduce("", (a, b) -> a + " " + b)
                .strip();
    }

    /**
     * Where a drill takes place.
     *
     * @param http a client of the shop
     * @param database connects to the primary as superuser
     * @param repair repairs what is still broken
     * @param pieces stock of each product
     */
    record Place(Http http, Balancer balancer, DataSource database, Runnable repair, List<Sku> goods, int pieces) {}

    /** @param name used in file names */
    record Title(int number, String name, String fault) {
        String file() {
            return "%02d-%s".formatted(number, name);
        }
    }

    /** @param measured text for the report */
    record Verdict(String what, String measured, boolean holds) {
        @Override
        public String toString() {
            return "%s: %s: %s".formatted(holds ? "holds" : "DOES NOT HOLD", what, measured);
        }
    }
}
