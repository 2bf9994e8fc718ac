package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"560001", "560 001", "560-001", " 560001\t", "560\u00A0001", "5 6 0 0 0 1"})
    void spacesAndHyphensAreDropped(String text) {
        assertThat(new PinCode(text).value()).isEqualTo("560001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "012345",
                "12345",
                "1234567",
                "56000A",
                "",
                "560.001",
                "\u096B\u096C\u0966\u0966\u0966\u0967",
                "560001                "
            })
    void invalidPinCodeIsRejected(String value) {
        assertThatThrownBy(() -> new PinCode(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
