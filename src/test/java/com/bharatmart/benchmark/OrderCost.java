package com.bharatmart.benchmark;

import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What an order with its cart costs the service: three requests of a guest. */
record OrderCost(Service service) {

    /** Milliseconds of a processor for each order. The shoppers who place them come one after the other, without a pause. */
    double measure(int warmUp, int seconds) {
        order(warmUp);
        var before = service.cpu();
        var orders = order(seconds);
        return service.cpu().minus(before).toNanos() / 1e6 / orders;
    }

    private int order(int seconds) {
        var orders = new AtomicInteger();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var shoppers = IntStream.range(0, Settings.CONNECTIONS)
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    var shopper = new GuestShopper(service.http());
                    while (System.nanoTime() < end) {
                        var sku = Carts.FIRST_SKU + ThreadLocalRandom.current().nextInt(Carts.SKUS);
                        if (shopper.checkout(shopper.cartWith(1, new Sku(String.valueOf(sku))))
                                        .status()
                                == 201) {
                            orders.incrementAndGet();
                        }
                    }
                }))
                .toList();
        for (var shopper : shoppers) {
            try {
                shopper.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return orders.get();
    }
}
