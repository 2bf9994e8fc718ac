package com.bharatmart.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void passwordIsNormalizedAndNotPrinted() {
        assertThat(new Password("ａmango")).isEqualTo(new Password("amango"));
        assertThat(new Password("amango")).asString().doesNotContain("mango");
    }
}
