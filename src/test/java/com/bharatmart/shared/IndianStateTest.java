package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndianStateTest {

    @ParameterizedTest
    @EnumSource(IndianState.class)
    void stateIsFoundByItsCodeItsGstCodeAndItsName(IndianState state) {
        assertThat(IndianState.parse(state.name())).isEqualTo(state);
        assertThat(IndianState.parse("in-" + state.name())).isEqualTo(state);
        assertThat(IndianState.parse(state.gstCode())).isEqualTo(state);
        assertThat(IndianState.parse(state.fullName())).isEqualTo(state);
        assertThat(IndianState.parse("  " + state.fullName().toUpperCase(Locale.ROOT) + " "))
                .isEqualTo(state);
        assertThat(IndianState.parse(state.fullName().replace(" and ", " & "))).isEqualTo(state);
        assertThat(IndianState.parse(state.fullName().replace(" ", ""))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "OR, OD",
        "Orissa, OD",
        "UA, UK",
        "UT, UK",
        "Uttaranchal, UK",
        "CT, CG",
        "TG, TS",
        "DN, DH",
        "DD, DH",
        "Daman & Diu, DH",
        "Pondicherry, PY",
        "28, AP",
        "25, DH",
        "7, DL",
        "Karna\u0304taka, KA",
        "Tamilnadu, TN",
        "jammu & kashmir, JK"
    })
    void oldCodesAndOtherSpellingsAreKnown(String text, IndianState state) {
        assertThat(IndianState.parse(text)).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "XX", "Karnatak", "IN", "99", "KA KA", "Lahore"})
    void otherTextIsRejectedWithTheCodes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndianState.parse(text))
                .withMessageContaining("KA, KL, LA");
    }

    @Test
    void gstCodesAreUnique() {
        assertThat(Arrays.stream(IndianState.values()).map(IndianState::gstCode))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("\\d\\d"));
    }
}
