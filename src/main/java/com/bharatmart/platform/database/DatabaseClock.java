package com.bharatmart.platform.database;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The time of the database, as this instance knows it. */
final class DatabaseClock extends Clock {

    private final Clock system;
    private final ClockOffset offset;

    DatabaseClock(Clock system, ClockOffset offset) {
        this.system = system;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset.value());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(system.withZone(zone), offset);
    }
}
