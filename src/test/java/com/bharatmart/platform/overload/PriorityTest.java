package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriorityTest {

    @Test
    void followsFromThePath() {
        assertThat(Priority.of("/api/v1/carts/1/checkout")).isEqualTo(Priority.CHECKOUT);
        assertThat(Priority.of("/api/v1/carts/1/items/2")).isEqualTo(Priority.BUYING);
        assertThat(Priority.of("/api/v1/carts/1")).isEqualTo(Priority.BUYING);
        assertThat(Priority.of("/api/v1/carts")).isEqualTo(Priority.BEGINNING);
        assertThat(Priority.of("/api/v1/auth/login")).isEqualTo(Priority.BUYING);
        assertThat(Priority.of("/api/v1/webhooks/razorpay")).isEqualTo(Priority.CHECKOUT);
        assertThat(Priority.of("/api/v1/orders")).isEqualTo(Priority.CHECKOUT);
        assertThat(Priority.of("/api/v1/products")).isEqualTo(Priority.BROWSING);
        assertThat(Priority.of("/api/v1/products/carts")).isEqualTo(Priority.BROWSING);
        assertThat(Priority.of("/")).isEqualTo(Priority.BROWSING);
        assertThat(Priority.of("/api/v1/admin/orders")).isEqualTo(Priority.BACK_OFFICE);
    }
}
