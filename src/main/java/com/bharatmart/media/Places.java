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
        return await(places, 1, time);
    }

    /** The same of several at once. */
    static boolean await(Semaphore places, int count, Duration time) {
        if (places.tryAcquire(count)) {
            return true;
        }
        try {
            return Passage.whileWaiting(
                    () -> places.tryAcquire(count, Passage.timeLeft(time).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("waiting fails in no other way", e);
        }
    }
}
