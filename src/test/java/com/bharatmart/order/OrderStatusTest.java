package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "CANCELLED", "EXPIRED"})
    void finalStatusesLeadNowhere(OrderStatus status) {
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
