package com.bharatmart.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignerTest {

    /** Published by Razorpay with its SDKs. */
    @Test
    void signsAsThePublishedVector() {
        assertThat(Signer.checkout("order_IEIaMR65cu6nz3", "pay_IH4NVgf4Dreq1l", "EnLs21M47BllR3X8PSFtjtbd"))
                .isEqualTo("0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f");
    }
}
