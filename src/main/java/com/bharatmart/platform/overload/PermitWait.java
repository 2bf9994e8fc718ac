package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for permits without keeping a place among the requests at work, and no longer than the request may take. */
public final class PermitWait {
    private PermitWait() {}

    /** False if there were not so many in that time. */
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
            throw new IllegalStateException("waiting fails in no other way", e);
        }
    }
}
