package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RupeeFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | ₹0.00",
                "5 | ₹0.05",
                "99 | ₹0.99",
                "49900 | ₹499.00",
                "99999 | ₹999.99",
                "129900 | ₹1,299.00",
                "1299900 | ₹12,999.00",
                "12345678 | ₹1,23,456.78",
                "1234567890 | ₹1,23,45,678.90",
                "100000000000 | ₹1,00,00,00,000.00"
            })
    void rupeesAreGroupedAsInIndia(long paise, String text) {
        assertThat(RupeeFormat.withSign(Money.inr(paise))).isEqualTo(text);
    }

    @Test
    void signComesBeforeTheAmount() {
        assertThat(RupeeFormat.withSign(Money.inr(-129900))).isEqualTo("-₹1,299.00");
        assertThat(RupeeFormat.inAscii(Money.inr(129900))).isEqualTo("Rs 1,299.00");
    }
}
