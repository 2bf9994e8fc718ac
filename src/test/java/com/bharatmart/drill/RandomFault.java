package com.bharatmart.drill;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.cluster.ClusterInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A fault at a random place of the cluster. {@link Cluster#repair} ends it. */
enum RandomFault {
    INSTANCE_KILLED {
        @Override
        String cause(Cluster cluster, Random random) {
            var instance = any(cluster, random);
            instance.kill();
            return "kill -9 of " + instance;
        }
    },
    INSTANCE_FROZEN {
        @Override
        String cause(Cluster cluster, Random random) {
            var instance = any(cluster, random);
            instance.freeze();
            return "SIGSTOP of " + instance;
        }
    },
    INSTANCE_STOPPED {
        @Override
        String cause(Cluster cluster, Random random) {
            var instance = any(cluster, random);
            instance.drain();
            return "SIGTERM of " + instance;
        }
    },
    FAULT_DOMAIN_KILLED {
        @Override
        String cause(Cluster cluster, Random random) {
            var domain = any(cluster, random).faultDomain();
            cluster.instances().stream()
                    .filter(instance -> instance.faultDomain().equals(domain))
                    .forEach(ClusterInstance::kill);
            return "kill -9 of all instances of " + domain;
        }
    },
    PRIMARY_KILLED {
        @Override
        String cause(Cluster cluster, Random random) {
            cluster.postgres().primary().killPostgres();
            return "kill -9 of the PostgreSQL primary";
        }
    },
    PRIMARY_FROZEN {
        @Override
        String cause(Cluster cluster, Random random) {
            cluster.postgres().primary().freeze();
            return "SIGSTOP of the PostgreSQL primary and its Patroni";
        }
    },
    STANDBY_KILLED {
        @Override
        String cause(Cluster cluster, Random random) {
            cluster.postgres().standby().kill();
            return "kill -9 of the PostgreSQL standby and its Patroni";
        }
    },
    REDIS_MASTER_KILLED {
        @Override
        String cause(Cluster cluster, Random random) {
            cluster.redis().master().kill();
            return "kill -9 of the Redis master";
        }
    };

    private static final int MIN_SECONDS = 5;
    private static final int MAX_SECONDS = 30;

    /** Causes the fault, and returns what it did. */
    abstract String cause(Cluster cluster, Random random);

    /** How long it lasts before it is repaired. */
    static Duration duration(Random random) {
        return Duration.ofSeconds(random.nextInt(MIN_SECONDS, MAX_SECONDS + 1));
    }

    /** All of them in a random order. */
    static List<RandomFault> round(Random random) {
        var faults = new ArrayList<>(List.of(values()));
        Collections.shuffle(faults, random);
        return faults;
    }

    private static ClusterInstance any(Cluster cluster, Random random) {
        return cluster.instances().get(random.nextInt(cluster.instances().size()));
    }
}
