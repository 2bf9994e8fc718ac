package com.bharatmart.benchmark;

import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** What an order with its cart costs the service: three requests of a guest. */
record OrderCpuTime(Service service) {

    /** Milliseconds of a processor for each order. The shoppers who place them come one after the other, without a pause. */
    double measure(int warmUp, int seconds) {
        WarmUp.run(warmUp, time -> (double) order(time) / time);
        var before = service.cpu();
        var orders = order(seconds);
        return service.cpu().minus(before).toNanos() / 1e6 / orders;
    }

    private int order(int seconds) {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<Integer> shopper = () -> orderUntil(end);
        return InParallel.run(Collections.nCopies(Settings.CONNECTIONS, shopper)).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int orderUntil(long end) {
        var shopper = new GuestShopper(service.http());
        var orders = 0;
        while (System.nanoTime() < end) {
            var sku = Carts.FIRST_SKU + ThreadLocalRandom.current().nextInt(Carts.SKUS);
            var cart = shopper.cartWith(1, new Sku(String.valueOf(sku)));
            if (shopper.checkout(cart).status() == 201) {
                orders++;
            }
        }
        return orders;
    }
}
