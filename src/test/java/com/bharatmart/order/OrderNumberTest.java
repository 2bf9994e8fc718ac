package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderNumberTest {

    @ParameterizedTest
    @CsvSource({"0,BM-0000-0000-0000", "7992739871,BM-0799-2739-8713", "99999999999,BM-9999-9999-9991"})
    void numberEndsWithItsCheckDigit(long serial, String number) {
        assertThat(OrderNumber.of(serial).value()).isEqualTo(number);
    }

    @Test
    void serialOutOfRangeIsRejected() {
        assertThatThrownBy(() -> OrderNumber.of(OrderNumber.COUNT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrderNumber.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
