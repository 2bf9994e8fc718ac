package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRetentionTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T10:00:00Z, 2033-12-31",
        "2027-03-31T18:29:59Z, 2033-12-31", // 23:59 in India
        "2027-03-31T18:30:00Z, 2034-12-31",
        "2027-01-01T00:00:00Z, 2033-12-31"
    })
    void lastDayIs72MonthsAfterTheReturnOfTheFinancialYearIsDue(Instant placed, LocalDate lastDay) {
        assertThat(retention(72, Instant.EPOCH).lastDay(placed)).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource({"2033-12-31T18:29:59Z, false", "2033-12-31T18:30:00Z, true"})
    void isOverOnTheNextDayInIndia(Instant now, boolean isOver) {
        assertThat(retention(72, now).isOver(Instant.parse("2026-11-29T10:00:00Z")))
                .isEqualTo(isOver);
    }

    @Test
    void vouchersOfACompanyAreKeptForEightFinancialYears() {
        assertThat(retention(87, Instant.EPOCH).lastDay(Instant.parse("2026-11-29T10:00:00Z")))
                .isEqualTo(LocalDate.of(2035, 3, 31));
    }

    private static OrderRetention retention(int months, Instant now) {
        return new OrderRetention(new OrderRetentionProperties(months), Clock.fixed(now, ZoneOffset.UTC));
    }
}
