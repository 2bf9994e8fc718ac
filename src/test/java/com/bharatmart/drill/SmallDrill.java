package com.bharatmart.drill;

import com.bharatmart.cluster.SmallCluster;
import com.bharatmart.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A drill in a small shop of its own, for the fault of one component. */
record SmallDrill(Drill drill, SmallCluster shop) {

    static final int PIECES = 100_000;

    private static final int GOODS = 20;

    /** Runs a drill in a shop with these properties. */
    static void run(Drill.Title title, Map<String, String> properties, DrillSteps<SmallDrill> steps) {
        run(title, Setup.of(() -> properties), steps);
    }

    static void run(Drill.Title title, Setup setup, DrillSteps<SmallDrill> steps) {
        var goods = goods(GOODS);
        var stock = new HashMap<>(setup.rare);
        goods.forEach(sku -> stock.put(sku, PIECES));
        try (var shop = SmallCluster.start(stock, setup.properties, setup.beforeStart)) {
            setup.afterStart.accept(shop);
            var place =
                    new Drill.Place(shop.http(), shop.balancer(), shop.database(), shop::awaitInstances, goods, PIECES);
            Drill.run(title, place, drill -> steps.run(new SmallDrill(drill, shop)));
        }
    }

    /** New products. */
    static List<Sku> goods(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString().substring(0, 13))
                .limit(count)
                .map(name -> new Sku("T-" + name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /**
     * What is special in a shop.
     *
     * @param rare the pieces of further products, which the shoppers do not buy
     * @param properties of the instances, asked at each start
     * @param beforeStart prepares the shop before its first process starts
     * @param afterStart prepares the shop before the drill, whose audit allows no changes by staff
     */
    record Setup(
            Map<Sku, Integer> rare,
            Supplier<Map<String, String>> properties,
            Consumer<SmallCluster> beforeStart,
            Consumer<SmallCluster> afterStart) {

        static Setup of(Supplier<Map<String, String>> properties) {
            return new Setup(Map.of(), properties, _ -> {}, _ -> {});
        }

        Setup with(Map<Sku, Integer> other) {
            return new Setup(other, properties, beforeStart, afterStart);
        }

        Setup beforeStart(Consumer<SmallCluster> work) {
            return new Setup(rare, properties, work, afterStart);
        }

        Setup afterStart(Consumer<SmallCluster> work) {
            return new Setup(rare, properties, beforeStart, work);
        }
    }
}
