package com.bharatmart.drill;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saturation of the cluster in shoppers per second on this machine, which shoppers, six instances and the databases
 * share. Measured once, unless {@code -Ddrills.saturation} gives it.
 */
final class Saturation {

    private static final Logger log = LoggerFactory.getLogger(Saturation.class);

    /** The number of parallel shoppers that keeps two cores busy without rejected requests. */
    private static final int AT_ONCE = 12;

    /** A short warm-up: in many drills some instances have just restarted and are as slow. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final Duration MEASURED = Duration.ofSeconds(20);

    private Saturation() {}

    static double perSecond() {
        return Measured.PER_SECOND;
    }

    private static double measure() {
        var named = System.getProperty("drills.saturation", "");
        if (!named.isEmpty()) {
            return Double.parseDouble(named);
        }
        var cluster = Cluster.shared();
        var ledger = new OrderLedger();
        List<Sku> skus = Shop.shared().stock(20, 1_000_000);
        skus.forEach(sku -> ledger.stocked(sku, 1_000_000));
        try (var crowd = ShopperLoad.inTurn(cluster.http(), ledger, Shop.pages(skus), AT_ONCE)) {
            Drill.pass(WARM_UP);
            var before = crowd.served();
            var from = System.nanoTime();
            Drill.pass(MEASURED);
            var seconds = (System.nanoTime() - from) / 1e9;
            var perSecond = (crowd.served() - before) / seconds;
            var all = ledger.requests(request -> request.at() > from);
            log.info(
                    "saturation: {} shoppers/s, {} requests/s, p99 {} ms, {}",
                    Math.round(perSecond),
                    Math.round(all.size() / seconds),
                    OrderLedger.percentile(all, 0.99).toMillis(),
                    Report.statuses(all));
            return perSecond;
        }
    }

    private static final class Measured {
        static final double PER_SECOND = measure();
    }
}
