package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"1299,129900", "1299.5,129950", "0.05,5", "-3.10,-310", "12.500,1250"})
    void rupeesAreParsedToThePaisa(String text, long paise) {
        assertThat(Money.rupees(text)).isEqualTo(Money.inr(paise));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.005", "1,299", "₹5", "1e3", "NaN", ".5", "99999999999999999999", "922337203685477581"})
    void invalidAmountIsRejected(String text) {
        assertThatThrownBy(() -> Money.rupees(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fractionsRoundHalfUp() {
        assertThat(Money.inr(101).fraction(1, 2)).isEqualTo(Money.inr(51));
        assertThat(Money.inr(100).fraction(1, 3)).isEqualTo(Money.inr(33));
    }

    @Test
    void overflowThrows() {
        assertThatThrownBy(() -> Money.inr(Long.MAX_VALUE).plus(Money.inr(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.inr(Long.MAX_VALUE).times(new Quantity(2)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amountsInDifferentCurrenciesAreNotAdded() {
        var dollar = new Money(1, Currency.getInstance("USD"));

        assertThatThrownBy(() -> Money.inr(1).plus(dollar)).isInstanceOf(IllegalArgumentException.class);
    }
}
