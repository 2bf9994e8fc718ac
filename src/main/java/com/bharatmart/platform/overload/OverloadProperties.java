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
 * How much an instance does at once, and how long anything may take.
 *
 * @param deadline after which no more is begun for a request, since its client has given up
 * @param backOfficeDeadline the same for requests of staff
 * @param requestWait how long a request waits for its turn before it is told to come back later
 * @param leastRequests how many requests are always worked on at once
 * @param mostRequests how many requests are worked on at once when all goes well
 * @param schedulingDelay how late threads may run: the number of requests shrinks while they run later, and grows while
 *     they do not
 * @param connectionWait how long a request waits for a connection to the database
 * @param leastConnections how many connections requests have at least
 * @param databaseDelay how long the database may take for the simplest question: requests have fewer connections while
 *     it takes longer, and more again, up to the size of the pool, while it does not
 * @param backgroundConnections connections of the pool that requests leave to jobs and listeners, and all that those
 *     have
 * @param backgroundWait how long jobs and listeners wait for one of theirs
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
