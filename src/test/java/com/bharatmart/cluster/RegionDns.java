package com.bharatmart.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The name of the shop. It leads to the active region while that one answers, else to the other, and to none that is
 * disabled: the steering policy of {@code terraform/modules/dns-failover}, with its times.
 */
public final class RegionDns implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int FAILURES = 3;

    /** Resolvers keep an answer for this time. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final List<Region> regions;
    private final Map<Region, Integer> failures = new ConcurrentHashMap<>();
    private final Set<Region> disabled = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();
    private volatile Region active;
    private volatile Answer kept;

    RegionDns(List<Region> regions) {
        this.regions = regions;
        this.active = regions.getFirst();
        this.kept = new Answer(active, System.nanoTime());
        var _ = checks.scheduleAtFixedRate(this::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The port that a client of the name connects to. */
    public int port() {
        var now = System.nanoTime();
        if (now - kept.until() >= 0) {
            kept = new Answer(current(), now + KEPT.toNanos());
        }
        return kept.region().port();
    }

    /** The region in the answers of the name server, which resolvers may not have yet. */
    public Region current() {
        return isAnswer(active) || Guard.DNS_FAILOVER.isTakenOut()
                ? active
                : regions.stream().filter(this::isAnswer).findFirst().orElse(active);
    }

    private boolean isAnswer(Region region) {
        return isUp(region) && !disabled.contains(region);
    }

    public boolean isUp(Region region) {
        return failures.getOrDefault(region, 0) < FAILURES;
    }

    /** Turns the name to this region, while it answers, as Terraform does: every region is an answer again. */
    public void activate(Region region) {
        active = region;
        disabled.clear();
    }

    /** The name leads to this region no more, even if it answers. */
    public void disable(Region region) {
        if (!Guard.DNS_FENCE.isTakenOut()) {
            disabled.add(region);
        }
    }

    private void check() {
        regions.forEach(region -> failures.put(region, region.answers() ? 0 : failures.getOrDefault(region, 0) + 1));
    }

    @Override
    public void close() {
        checks.close();
    }

    private record Answer(Region region, long until) {}
}
