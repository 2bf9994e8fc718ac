package com.bharatmart.platform.replica;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The second pool, for reads of the catalog from a replica of the database. An instance has one if the URL of the database
 * names several hosts, or if {@code url} is set. Carts, orders, stock and logins are never read from a replica.
 *
 * @param reads {@code primary-first}: reads the replica while the primary does not answer; {@code always}: reads the
 *     replica as long as it answers and is not too far behind; {@code never}
 * @param url JDBC URL of the replicas, if {@code spring.datasource.url} does not name their hosts; user, password and
 *     driver properties are those of the primary
 * @param connections to the replica for reads; there is one more for checks
 * @param connectionWait how long a read waits for one of these connections
 * @param timeout how long a read waits for a response of one database before it turns to the other one
 * @param maxLag with {@code always}: how far the replica may be behind the primary before reads turn to the primary
 */
@Validated
@ConfigurationProperties("bharatmart.replica")
record ReplicaProperties(
        @NotNull @DefaultValue("primary-first") ReplicaUse reads,
        @Nullable String url,
        @Min(1) @DefaultValue("4") int connections,
        @NotNull @DefaultValue("300ms") Duration connectionWait,

        @NotNull @DurationMin(millis = 100) @DefaultValue("2s")
        Duration timeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("10s")
        Duration maxLag) {}
