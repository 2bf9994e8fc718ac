package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GstinTest {

    /** The check characters follow the algorithm of the GST portal. */
    @ParameterizedTest
    @ValueSource(strings = {"27AAPFU0939F1ZV", "29AAGCB7383J1Z4"})
    void gstinWithCheckCharacterIsAccepted(String value) {
        assertThat(new Gstin(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"27AAPFU0939F1ZW", "27AAPFU0993F1ZV", "27AAPFU0939F1Z", "27aapfu0939f1zv", ""})
    void mistypedGstinIsRejected(String value) {
        assertThatThrownBy(() -> new Gstin(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
