package com.bharatmart.media;

import com.bharatmart.platform.overload.Passage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for a place where there are few, without keeping another one meanwhile. */
final class Places {
    private Places() {}

    /** False if there was none in that time. */
    static boolean await(Semaphore places, Duration time) {
        if (places.tryAcquire()) {
            return true;
        }
        try {
            return Passage.whileWaiting(
                    () -> places.tryAcquire(Passage.timeLeft(time).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("waiting fails in no other way", e);
        }
    }
}
