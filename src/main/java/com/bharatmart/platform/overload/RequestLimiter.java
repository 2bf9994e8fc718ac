package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Limits the requests that this instance works on at the same time. The limit follows the scheduling delay. */
@Component
class RequestLimiter {

    private final PriorityLimiter limiter;
    private final OverloadProperties properties;

    RequestLimiter(OverloadProperties properties, SchedulingDelay delay, MeterRegistry metrics) {
        this.limiter = new PriorityLimiter(properties.mostRequests());
        this.properties = properties;
        var limit = new AdaptiveLimit(limiter, properties.leastRequests(), properties.mostRequests());
        delay.onMeasurement(late -> limit.observe(late.compareTo(properties.schedulingDelay()) > 0));
        LimiterMetrics.register(metrics, "requests", limiter);
    }

    /** A permit for a request that has waited no longer than it may, or null if it is rejected. */
    @Nullable AdmissionPermit tryAcquire(Priority priority, boolean isWrite) {
        try {
            return limiter.tryAcquire(priority, properties.requestWait())
                    ? new AdmissionPermit(limiter, priority, isWrite, properties.deadlineOf(priority))
                    : null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
