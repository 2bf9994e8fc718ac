package com.bharatmart.drill;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many shoppers per second the cluster can serve on this machine, which the shoppers themselves, six instances and
 * the databases have to share. Measured once, unless {@code -Ddrills.saturation} says it.
 */
final class Saturation {

    private static final Logger log = LoggerFactory.getLogger(Saturation.class);

    /** So many at once keep two cores busy, and nobody is turned away for it. */
    private static final int AT_ONCE = 12;

    /** No longer: in many drills some instances have just come back, and are as slow as these. */
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
