package com.bharatmart.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaidLineTest {

    @Test
    void lastUnitHasTheRest() {
        var line = new PaidLine(3, Money.inr(100));

        assertThat(IntStream.range(0, 3).mapToObj(unit -> line.priceOf(unit, 1).amount()))
                .containsExactly(33L, 33L, 34L);
        assertThat(line.priceOf(0, 3)).isEqualTo(Money.inr(100));
        assertThat(line.priceOf(1, 2)).isEqualTo(Money.inr(67));
    }

    @Test
    void unitsCostTheLineInWhateverPartsTheyAreRefunded() {
        var random = new Random(21);
        for (var round = 0; round < 10_000; round++) {
            var line = new PaidLine(1 + random.nextInt(50), Money.inr(random.nextLong(10_000_000_000L)));
            var sum = Money.ZERO;
            var before = 0;
            while (before < line.quantity()) {
                var units = 1 + random.nextInt(line.quantity() - before);
                var price = line.priceOf(before, units);
                assertThat(price.amount()).isNotNegative();
                sum = sum.plus(price);
                before += units;
            }
            assertThat(sum).isEqualTo(line.paid());
        }
    }

    @Test
    void discountOfTheOrderReducesItsLinesInProportion() {
        var lines = PaidLines.of(
                List.of(new PaidLine(1, Money.inr(10_000)), new PaidLine(2, Money.inr(20_001))), Money.inr(27_001));

        assertThat(lines).containsExactly(new PaidLine(1, Money.inr(9_000)), new PaidLine(2, Money.inr(18_001)));
    }

    @Test
    void discountedLinesCostExactlyWhatWasPaid() {
        var random = new Random(21);
        for (var round = 0; round < 10_000; round++) {
            var gross = IntStream.rangeClosed(0, random.nextInt(20))
                    .mapToObj(
                            _ -> new PaidLine(1 + random.nextInt(9), Money.inr(1 + random.nextLong(100_000_000_000L))))
                    .toList();
            var whole = gross.stream().mapToLong(line -> line.paid().amount()).sum();
            var paid = Money.inr(random.nextLong(whole + 1));

            var lines = PaidLines.of(gross, paid);

            assertThat(lines.stream().mapToLong(line -> line.paid().amount()).sum())
                    .isEqualTo(paid.amount());
            assertThat(lines).allMatch(line -> line.paid().amount() >= 0);
        }
    }

    @Test
    void linesWithoutADiscountOfTheOrderCostWhatTheyDid() {
        var gross = List.of(new PaidLine(3, Money.inr(100)), new PaidLine(1, Money.inr(0)));

        assertThat(PaidLines.of(gross, Money.inr(100))).isEqualTo(gross);
    }
}
