package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for permits of a semaphore, with the permit of the request released and not beyond its deadline. */
public final class PermitWait {
    private PermitWait() {}

    /** Returns false if the semaphore did not have the permits in time. */
    public static boolean acquire(Semaphore permits, int count, Duration time) {
        if (permits.tryAcquire(count)) {
            return true;
        }
        if (!time.isPositive()) {
            return false;
        }
        try {
            return AdmissionPermit.releasedWhile(() ->
                    permits.tryAcquire(count, AdmissionPermit.timeLeft(time).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("waiting throws no other exception", e);
        }
    }
}
