package com.bharatmart.platform.limit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes counters of limits that are full again, and known addresses that have expired. */
@Component
class RateLimitCleanupJob {

    private final RateLimitCounterRepository counters;
    private final KnownAddressRepository knownAddresses;

    RateLimitCleanupJob(RateLimitCounterRepository counters, KnownAddressRepository knownAddresses) {
        this.counters = counters;
        this.knownAddresses = knownAddresses;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void deleteExpired() {
        counters.deleteFull();
        knownAddresses.deleteExpired();
    }
}
