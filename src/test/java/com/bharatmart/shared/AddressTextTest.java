package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, lines and cities of addresses. */
class AddressTextTest {

    @Test
    void textIsTidied() {
        assertThat(new PersonName(" Asha\u00A0 \n Rao ").value()).isEqualTo("Asha Rao");
        assertThat(new AddressLine("12\tMG Road\r\n").value()).isEqualTo("12 MG Road");
        assertThat(new CityName("Bengalu\u0301ru").value()).isEqualTo("Bengal\u00FAru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\u200B", "\u00AD", "\u3164", "Asha \uD83D", "\uDE42"})
    void textThatShowsNothingOrHalfOfACharacterIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressLine(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new CityName(text));
    }

    @Test
    void limitsHoldForTheTidiedText() {
        assertThat(new PersonName("  " + "a".repeat(100) + "  ").value()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("a".repeat(101)));
        assertThat(new AddressLine("a".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressLine("a".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CityName("a".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CityName(" ".repeat(1_000_000) + "a"));
    }

    @Test
    void lineWithoutAVisibleCharacterIsNoLine() {
        assertThat(AddressLine.parse(null)).isNull();
        assertThat(AddressLine.parse("")).isNull();
        assertThat(AddressLine.parse("\u200B ")).isNull();
        assertThat(AddressLine.parse("Second floor")).isEqualTo(new AddressLine("Second floor"));
        assertThatIllegalArgumentException().isThrownBy(() -> AddressLine.parse("\uD83D"));
    }
}
