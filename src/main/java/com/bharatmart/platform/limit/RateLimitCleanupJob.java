package com.bharatmart.platform.limit;

import com.bharatmart.platform.database.WriteJobs;
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

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        counters.deleteFull();
        knownAddresses.deleteExpired();
    }
}
