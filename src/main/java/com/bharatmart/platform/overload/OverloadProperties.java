package com.bharatmart.platform.overload;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests an instance works on at the same time, and how long they may take.
 *
 * @param deadline time after which a request starts no more work, because its client has given up
 * @param backOfficeDeadline the same for requests of staff
 * @param requestWait how long a request waits for a permit before it is rejected with 503
 * @param leastRequests lower bound of the limit of concurrent requests
 * @param mostRequests upper bound of the limit of concurrent requests
 * @param schedulingDelay how late threads may run: the limits shrink while threads run later, and grow while they do not
 * @param connectionWait how long a request waits for a database connection
 * @param leastConnections lower bound of the limit of connections for requests
 * @param databaseDelay how long the database may take for the simplest query: the limit of connections shrinks while it
 *     takes longer, and grows, up to the size of the pool, while it does not
 * @param backgroundConnections connections of the pool that are reserved for jobs and listeners, which get no others
 * @param backgroundWait how long jobs and listeners wait for one of these connections
 */
@Validated
@ConfigurationProperties("bharatmart.overload")
record OverloadProperties(
        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration deadline,

        @NotNull @DurationMin(millis = 1) @DefaultValue("30s")
        Duration backOfficeDeadline,

        @NotNull @DefaultValue("300ms") Duration requestWait,
        @Min(1) @DefaultValue("4") int leastRequests,
        @Min(1) @DefaultValue("256") int mostRequests,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5ms")
        Duration schedulingDelay,

        @NotNull @DefaultValue("300ms") Duration connectionWait,
        @Min(1) @DefaultValue("4") int leastConnections,

        @NotNull @DurationMin(millis = 1) @DefaultValue("100ms")
        Duration databaseDelay,

        @Min(1) @DefaultValue("3") int backgroundConnections,
        @NotNull @DefaultValue("10s") Duration backgroundWait) {

    @AssertTrue(message = "bharatmart.overload.most-requests must not be less than least-requests") boolean isInOrder() {
        return leastRequests <= mostRequests;
    }

    Duration deadlineOf(Priority priority) {
        return switch (priority) {
            case CHECKOUT, BUYING, BEGINNING, BROWSING -> deadline;
            case BACK_OFFICE -> backOfficeDeadline;
        };
    }
}
