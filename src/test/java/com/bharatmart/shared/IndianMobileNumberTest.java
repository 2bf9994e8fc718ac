package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndianMobileNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9876543210",
                "98765 43210",
                "98765-43210",
                "09876543210",
                "+919876543210",
                "+91 98765 43210",
                "(+91) 98765 43210",
                "0091 98765 43210",
                " 919876543210"
            })
    void everySpellingHasOneForm(String text) {
        assertThat(new IndianMobileNumber(text).value()).isEqualTo("+919876543210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9198765432", "9100000000", "6000000000"})
    void tenDigitsAreNotTakenForACountryCode(String text) {
        assertThat(new IndianMobileNumber(text).value()).isEqualTo("+91" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "98765 4321", "98765432101", "022 2345 6789", "+1 202 456 1111", "5876543210"})
    void otherNumbersAreRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IndianMobileNumber(text));
    }
}
