package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The way in for requests, as wide as threads run in time. */
@Component
class RequestLimiter {

    private final PriorityLimiter gate;

    RequestLimiter(OverloadProperties properties, SchedulingDelay delay, MeterRegistry metrics) {
        this.gate = new PriorityLimiter(properties.mostRequests());
        var limit = new AdaptiveLimit(gate, properties.leastRequests(), properties.mostRequests());
        delay.onTick(late -> limit.observe(late.compareTo(properties.schedulingDelay()) > 0));
        LimiterMetrics.watch(metrics, "requests", gate);
    }

    PriorityLimiter gate() {
        return gate;
    }
}
