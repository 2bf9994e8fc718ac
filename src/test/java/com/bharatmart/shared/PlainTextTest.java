package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void tidyTextIsOneLineWithSingleSpaces() {
        assertThat(PlainText.tidy("  two\t words\r\n\u00a0here ")).isEqualTo("two words here");
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

    @Test
    void excerptIsTheBeginningOfALongText() {
        assertThat(PlainText.excerpt("x".repeat(1_000))).isEqualTo("x".repeat(60) + "…");
        assertThat(PlainText.excerpt("ab\nc")).isEqualTo("ab c");
    }
}
