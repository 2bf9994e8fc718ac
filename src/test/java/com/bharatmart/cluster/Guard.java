package com.bharatmart.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What keeps shoppers from noticing that something broke. Each can be taken out, to see that a drill then fails:
 * {@code -Ddrills.without=retries,draining}.
 */
public enum Guard {
    /** The balancer repeats reads and what carries a key at another instance. */
    RETRIES,
    /** The balancer finds out who does not answer, and waits for nobody for long. */
    CHECKS,
    /** An instance that is told to go serves on until the balancer knows. */
    DRAINING,
    /** Schema changes only add. */
    EXPAND_ONLY,
    /** What was acknowledged is on the disks of both databases. */
    SYNCHRONOUS,
    /** Nothing waits for a database that is silent. */
    DEADLINES,
    /** Instances ask the sentinels who is master. */
    SENTINELS,
    /** Instances serve as many as they can and turn the others away. */
    GATES;

    private static final Set<String> TAKEN_OUT = Arrays.stream(
                    System.getProperty("drills.without", "").split(","))
            .map(name -> name.strip().toUpperCase(Locale.ROOT).replace('-', '_'))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    public boolean isTakenOut() {
        return TAKEN_OUT.contains(name());
    }

    /** The names of all that are taken out. */
    public static Set<String> takenOut() {
        return Arrays.stream(values())
                .filter(Guard::isTakenOut)
                .map(guard -> guard.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }
}
