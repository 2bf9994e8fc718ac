package com.bharatmart.drill;

import com.bharatmart.cluster.Balancer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records ten times a second which instances the balancer uses, and once a second the stolen processor time. */
final class BalancerSampler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BalancerSampler.class);

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration HOST_INTERVAL = Duration.ofSeconds(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    private BalancerSampler() {}

    static BalancerSampler over(Balancer balancer, Timeline timeline) {
        var watch = new BalancerSampler();
        var steal = new StolenProcessorTime();
        var _ = watch.executor.scheduleWithFixedDelay(
                () -> look(balancer, timeline), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        var _ = watch.executor.scheduleWithFixedDelay(
                () -> timeline.stolen(steal.sinceLastAsked()),
                HOST_INTERVAL.toMillis(),
                HOST_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
        return watch;
    }

    private static void look(Balancer balancer, Timeline timeline) {
        try {
            timeline.look(System.nanoTime(), balancer.states());
        } catch (UncheckedIOException e) {
            log.warn("the balancer does not say whom it sends to", e);
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
