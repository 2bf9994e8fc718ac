package com.bharatmart.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * {@code http_requests_total} and {@code http_request_duration_seconds} of every request, also of those that the objectives
 * in {@code docs/slo.md} leave out by their route: health checks, which a draining instance answers 503, and scrapes.
 */
@Component
class HttpMetrics implements RequestListener {

    /** The objective of 300 ms is a bucket, so that it is counted and not interpolated. */
    private static final Duration[] BUCKETS = LongStream.of(
                    5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Series, Meters> meters = new ConcurrentHashMap<>();

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(CompletedRequest request) {
        var series = new Series(request.method(), request.route(), request.status());
        var known = meters.get(series);
        (known == null ? meters.computeIfAbsent(series, this::register) : known).count(request.duration());
    }

    private Meters register(Series series) {
        var tags = Tags.of(
                "method", series.method(), "route", series.route(), "status_code", String.valueOf(series.status()));
        return new Meters(
                Counter.builder("http.requests")
                        .description("Completed requests")
                        .tags(tags)
                        .register(registry),
                Timer.builder("http.request.duration")
                        .description("Time from the request line to the last byte of the response")
                        .tags(tags)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }

    private record Series(String method, String route, int status) {}

    private record Meters(Counter requests, Timer duration) {
        void count(Duration took) {
            requests.increment();
            duration.record(took);
        }
    }
}
