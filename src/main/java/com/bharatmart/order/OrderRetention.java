package com.bharatmart.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Until when an order has to name its buyer. */
@Component
public class OrderRetention {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final OrderRetentionProperties properties;
    private final Clock clock;

    OrderRetention(OrderRetentionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The last day: 72 months or more after the annual return is due (CGST Act 2017, section 36). The return is due on 31
     * December after the end of the financial year (section 44 with CGST Rules 2017, rule 80). The financial year ends on 31
     * March.
     */
    LocalDate lastDay(Instant placed) {
        var day = placed.atZone(INDIA).toLocalDate();
        var yearEnds = day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() : day.getYear() + 1;
        return LocalDate.of(yearEnds, Month.DECEMBER, 31).plusMonths(properties.months());
    }

    public boolean isOver(Instant placed) {
        return lastDay(placed).isBefore(LocalDate.now(clock.withZone(INDIA)));
    }
}
