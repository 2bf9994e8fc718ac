package com.bharatmart.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mechanisms that hide a fault from shoppers. Each can be disabled, to show that a drill then fails:
 * {@code -Ddrills.without=retries,draining}.
 */
public enum Guard {
    /** The balancer repeats reads, and requests with a key, at another instance. */
    RETRIES,
    /** The balancer checks the instances and has short timeouts. */
    CHECKS,
    /** A stopping instance serves until the balancer knows. */
    DRAINING,
    /** Schema changes only expand. */
    EXPAND_ONLY,
    /** An acknowledged commit is on the disks of both databases. */
    SYNCHRONOUS,
    /** A response that only reads waits for the standby, as a commit does. */
    REPLICATED_READS,
    /** No request waits for a silent database. */
    DEADLINES,
    /** Instances ask the Sentinels for the master. */
    SENTINELS,
    /** Instances leave a Redis that has become a replica. */
    RECONNECTS,
    /** Instances limit their load and reject the rest. */
    GATES,
    /** Instances read the catalog from the standby while the primary does not answer. */
    REPLICA,
    /** The name of the shop leads to the region that answers. */
    DNS_FAILOVER,
    /** The name of the shop does not go back to a region that was given up. */
    DNS_FENCE,
    /** The gateway is asked about payments that it has not reported. */
    RECONCILIATION,
    /** What becomes of captured money is decided once, however often it is reported. */
    SINGLE_DECISION,
    /** A gateway that fails half of the time is not called for a while. */
    CIRCUIT_BREAKER,
    /** Repetitions of calls to the gateway are at most a tenth of the calls. */
    RETRY_BUDGET,
    /** An event is taken out of the outbox in the transaction of what its listeners write. */
    OUTBOX,
    /** An event that was not delivered when its instance died is delivered by another one. */
    RESUBMISSION,
    /** One request of an instance loads a response, and others get the old one meanwhile. */
    SINGLE_FLIGHT,
    /** The time of the database counts, not the one of the instance. */
    DATABASE_CLOCK,
    /** Calls of Object Storage are limited in time and number. */
    STORAGE_LIMITS,
    /** The balancer drops clients that send or read too slowly. */
    SLOW_CLIENTS,
    /** A full disk of the database is a fault that passes: the client is told to retry. */
    FULL_DISK,
    /** A repeated request gets the response of the first one. */
    IDEMPOTENCY;

    private static final Set<String> TAKEN_OUT = Arrays.stream(
                    System.getProperty("drills.without", "").split(","))
            .map(name -> name.strip().toUpperCase(Locale.ROOT).replace('-', '_'))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    public boolean isTakenOut() {
        return TAKEN_OUT.contains(name());
    }

    /** The names of the disabled guards. */
    public static Set<String> takenOut() {
        return Arrays.stream(values())
                .filter(Guard::isTakenOut)
                .map(guard -> guard.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }
}
