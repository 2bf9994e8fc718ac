package com.bharatmart.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinCodeServiceTest {

    private final PinCodeService pins = new PinCodeService();

    @ParameterizedTest
    @CsvSource({
        "110001, DL",
        "400001, MH",
        "560001, KA",
        "600002, TN",
        "682031, KL",
        "700016, WB",
        "744101, AN",
        "194101, LA",
        "682555, LD",
        "160017, CH",
        "796001, MZ"
    })
    void pinCodeOfACityIsInItsState(PinCode pin, IndianState state) {
        assertThat(pins.statesOf(pin)).containsExactly(state);
        assertThat(pins.canBeIn(pin, state)).isTrue();
        assertThat(IndianState.values())
                .filteredOn(other -> pins.canBeIn(pin, other))
                .containsExactly(state);
    }

    @Test
    void pinCodeAtABorderIsInSeveralStates() {
        var pin = new PinCode("110025");

        assertThat(pins.statesOf(pin)).containsExactlyInAnyOrder(IndianState.DL, IndianState.UP);
        assertThat(pins.canBeIn(pin, IndianState.DL)).isTrue();
        assertThat(pins.canBeIn(pin, IndianState.UP)).isTrue();
        assertThat(pins.canBeIn(pin, IndianState.KA)).isFalse();
        assertThat(pins.contradiction(pin, IndianState.KA))
                .isEqualTo("110025 is a PIN code of Delhi (DL) or Uttar Pradesh (UP), not of Karnataka (KA)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "560999", "201319", "900056", "100000"})
    void pinCodeThatTheDirectoryDoesNotKnowCanBeInEveryState(String pin) {
        assertThat(pins.statesOf(new PinCode(pin))).isEmpty();
        assertThat(IndianState.values()).allMatch(state -> pins.canBeIn(new PinCode(pin), state));
    }

    @Test
    void directoryHasAllCodesOfItsSource() {
        var all = IntStream.rangeClosed(100_000, 999_999)
                .mapToObj(number -> pins.statesOf(new PinCode(String.valueOf(number))))
                .toList();

        assertThat(all).filteredOn(states -> !states.isEmpty()).hasSize(19_502);
        assertThat(all).filteredOn(states -> states.size() > 1).hasSize(52);
        assertThat(PinTable.read().size()).isEqualTo(19_502);
    }
}
