package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WRONG = Duration.ofMinutes(10);

    private Instant system = NOW;
    private final Clock clock = ((InstantSource) () -> system).withZone(ZoneOffset.UTC);
    private final ClockOffset offset = new ClockOffset(clock);
    private final Clock database = new DatabaseClock(clock, offset);

    @Test
    void clockFollowsTheDatabase() {
        offset.compare(NOW, NOW.minus(WRONG));

        assertThat(database.instant()).isEqualTo(NOW.minus(WRONG));

        offset.compare(NOW, NOW.plus(WRONG));

        assertThat(database.instant()).isEqualTo(NOW.plus(WRONG));
    }

    @Test
    void halfOfTheTripCountsForEachDirection() {
        system = NOW.plusMillis(500);

        offset.compare(NOW, NOW.plus(WRONG).plusMillis(250));

        assertThat(database.instant()).isEqualTo(system.plus(WRONG));
    }

    @Test
    void smallDifferencesChangeNothing() {
        offset.compare(NOW, NOW.plusMillis(900));

        assertThat(database.instant()).isEqualTo(NOW);

        offset.compare(NOW, NOW.plus(WRONG));
        offset.compare(NOW, NOW.plus(WRONG).plusMillis(900));

        assertThat(database.instant()).isEqualTo(NOW.plus(WRONG));
    }

    @Test
    void clockThatWasSetRightCountsAgain() {
        offset.compare(NOW, NOW.plus(WRONG));
        offset.compare(NOW, NOW.plusMillis(20));

        assertThat(database.instant()).isEqualTo(NOW);
    }

    @Test
    void slowAnswersAreIgnored() {
        system = NOW.plusSeconds(2);

        offset.compare(NOW, NOW.plus(WRONG));

        assertThat(database.instant()).isEqualTo(system);
    }

    /** The clock of the instance was set between the question and the answer. */
    @Test
    void answersFromTheFutureAreIgnored() {
        system = NOW.minusSeconds(2);

        offset.compare(NOW, NOW.plus(WRONG));

        assertThat(database.instant()).isEqualTo(system);
    }
}
