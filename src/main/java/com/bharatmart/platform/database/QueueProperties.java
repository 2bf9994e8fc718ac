package com.bharatmart.platform.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queues in the database: messages, payments, refunds, announcements of orders, imports and pictures.
 *
 * @param pollInterval how often each instance looks for work in each queue: a shorter one delays mails and refunds less, a
 *     longer one costs the database less while there is nothing to do
 */
@Validated
@ConfigurationProperties("bharatmart.queues")
record QueueProperties(
        @NotNull @DurationMin(millis = 50) @DefaultValue("1s")
        Duration pollInterval) {}
