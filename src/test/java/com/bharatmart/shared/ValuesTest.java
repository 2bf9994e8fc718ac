package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"1299,129900", "1299.5,129950", "0.05,5", "-3.10,-310", "12.500,1250"})
    void rupeesAreReadToThePaisa(String text, long paise) {
        assertThat(Money.rupees(text)).isEqualTo(Money.inr(paise));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.005", "1,299", "₹5", "1e3", "NaN", ".5", "99999999999999999999", "922337203685477581"})
    void whatIsNoSumOfWholePaiseIsRefused(String text) {
        assertThatThrownBy(() -> Money.rupees(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fractionsRoundHalfUp() {
        assertThat(Money.inr(101).fraction(1, 2)).isEqualTo(Money.inr(51));
        assertThat(Money.inr(100).fraction(1, 3)).isEqualTo(Money.inr(33));
    }

    @Test
    void moneyNeverOverflowsInSilence() {
        assertThatThrownBy(() -> Money.inr(Long.MAX_VALUE).plus(Money.inr(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.inr(Long.MAX_VALUE).times(new Quantity(2)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesDoNotMix() {
        var dollar = new Money(1, Currency.getInstance("USD"));

        assertThatThrownBy(() -> Money.inr(1).plus(dollar)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void quantityIsAtLeastOne(int value) {
        assertThatThrownBy(() -> new Quantity(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cursorSurvivesItsText() {
        var cursor = Cursor.of("price", 49900, "ü");

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.number(1)).isEqualTo(49900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a", "=", "ÿ"})
    void cursorThatNobodyGaveIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text).number(3)).isInstanceOf(Cursor.InvalidCursorException.class);
    }

    @Test
    void pageEndsWhereTheRowsEnd() {
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of)).isEqualTo(new Page<>(List.of(1, 2), Cursor.of(2)));
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).nextCursor()).isNull();
    }

    /** Numbers with a check character that the algorithm of the GST portal gives. */
    @ParameterizedTest
    @ValueSource(strings = {"27AAPFU0939F1ZV", "29AAGCB7383J1Z4"})
    void gstinWithItsCheckCharacterIsTaken(String value) {
        assertThat(new Gstin(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"27AAPFU0939F1ZW", "27AAPFU0993F1ZV", "27AAPFU0939F1Z", "27aapfu0939f1zv", ""})
    void mistypedGstinIsRefused(String value) {
        assertThatThrownBy(() -> new Gstin(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"012345", "12345", "1234567", "56000A", ""})
    void pinCodeHasSixDigitsAndStartsWithNoZero(String value) {
        assertThatThrownBy(() -> new PinCode(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
