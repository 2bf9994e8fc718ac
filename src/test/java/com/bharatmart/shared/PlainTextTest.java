package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void tidyTextIsOneLineWithSingleSpaces() {
        assertThat(PlainText.tidy("  two\t words\r\n\u00a0here ")).isEqualTo("two words here");
    }

    @Test
    void tidyTextHasSingleSpacesAroundWhatIsRemoved() {
        assertThat(PlainText.tidy("two \uFEFF \u202E\0words \uFEFF")).isEqualTo("two words");
    }

    @Test
    void tidyTextHasNoControlCharacters() {
        assertThat(PlainText.tidy("\uFEFFa\0b\u0007c\u202Ed")).isEqualTo("abcd");
    }

    @Test
    void tidyTextKeepsTheJoinersOfIndianScripts() {
        assertThat(PlainText.tidy("क्‍ष")).isEqualTo("क्‍ष");
    }

    @Test
    void tidyTextIsComposed() {
        assertThat(PlainText.tidy("e\u0301")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "आ", "क्‍ष", "7", "-", "🙂", "\u200Ba"})
    void textWithALetterOrASymbolIsVisible(String text) {
        assertThat(PlainText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\u00A0\u3000",
                "\u200B\u200B",
                "\u200C\u200D\u2060\uFEFF",
                "\u00AD",
                "\u0301",
                "\u3164\uFFA0\u115F",
                "\u2800",
                "\uFE0F",
                "\u202E"
            })
    void textOfBlanksAndMarksIsNotVisible(String text) {
        assertThat(PlainText.isVisible(text)).isFalse();
    }

    @Test
    void halfOfASurrogatePairIsNotWellFormed() {
        assertThat(PlainText.isWellFormed("Asha 🙂")).isTrue();
        assertThat(PlainText.isWellFormed("Asha \uD83D")).isFalse();
        assertThat(PlainText.isWellFormed("\uDE42 Asha")).isFalse();
    }

    @Test
    void excerptIsTheBeginningOfALongText() {
        assertThat(PlainText.excerpt("x".repeat(1_000))).isEqualTo("x".repeat(60) + "…");
        assertThat(PlainText.excerpt("ab\nc")).isEqualTo("ab c");
    }
}
