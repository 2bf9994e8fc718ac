package com.bharatmart.purchase;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what workers do in the background, long enough for a busy machine. */
final class BackgroundWork {
    private BackgroundWork() {}

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(condition);
    }
}
