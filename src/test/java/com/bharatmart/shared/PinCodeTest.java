package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"012345", "12345", "1234567", "56000A", ""})
    void invalidPinCodeIsRejected(String value) {
        assertThatThrownBy(() -> new PinCode(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
