package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRulesTest {

    @ParameterizedTest
    @CsvSource({"0,BM-0000-0000-0000", "7992739871,BM-0799-2739-8713", "99999999999,BM-9999-9999-9991"})
    void numberEndsWithItsCheckDigit(long serial, String number) {
        assertThat(OrderNumber.of(serial).value()).isEqualTo(number);
    }

    @Test
    void numberHasElevenDigitsToChooseFrom() {
        assertThatThrownBy(() -> OrderNumber.of(OrderNumber.COUNT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrderNumber.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "CANCELLED", "EXPIRED"})
    void lastStatusesLeadNowhere(OrderStatus status) {
        assertThat(Arrays.stream(OrderStatus.values()).filter(status::leadsTo)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_PAYMENT,CONFIRMED,true",
        "PENDING_PAYMENT,EXPIRED,true",
        "CONFIRMED,CANCELLED,true",
        "CONFIRMED,EXPIRED,false",
        "PACKED,SHIPPED,true",
        "PACKED,CANCELLED,true",
        "SHIPPED,CANCELLED,false",
        "SHIPPED,DELIVERED,true",
        "CONFIRMED,DELIVERED,false"
    })
    void statusesFollowEachOtherOnFixedPaths(OrderStatus from, OrderStatus to, boolean allowed) {
        assertThat(from.leadsTo(to)).isEqualTo(allowed);
    }
}
