package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The way in for requests, as wide as threads run in time. */
@Component
class RequestGate {

    private final Gate gate;

    RequestGate(OverloadProperties properties, SchedulingDelay delay, MeterRegistry metrics) {
        this.gate = new Gate(properties.mostRequests());
        var limit = new AdaptiveLimit(gate, properties.leastRequests(), properties.mostRequests());
        delay.onTick(late -> limit.observe(late.compareTo(properties.schedulingDelay()) > 0));
        GateMetrics.watch(metrics, "requests", gate);
    }

    Gate gate() {
        return gate;
    }
}
