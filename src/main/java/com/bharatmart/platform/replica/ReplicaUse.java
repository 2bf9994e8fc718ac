package com.bharatmart.platform.replica;

/** When reads that may be a moment old use a replica. */
enum ReplicaUse {
    /** There is no pool for a replica. */
    NEVER,
    /** While the primary does not answer. */
    PRIMARY_FIRST,
    /** Unless the replica does not answer, or is too far behind the primary. */
    ALWAYS
}
