package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\")",
                "+919876543210",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A"
            })
    void aFormulaBecomesAText(String formula) {
        assertThat(SpreadsheetText.escape(formula)).isEqualTo("'" + formula);
        assertThat(SpreadsheetText.unescape("'" + formula)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Kurta", "'90s kurta", "''quoted''", "1-2", "a=b", "साड़ी"})
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(SpreadsheetText.escape(text)).isEqualTo(text);
        assertThat(SpreadsheetText.unescape(text)).isEqualTo(text);
    }

    @Test
    void aTextThatLooksEscapedComesBackToo() {
        for (var text = "=1"; text.length() < 6; text = "'" + text) {
            assertThat(SpreadsheetText.unescape(SpreadsheetText.escape(text))).isEqualTo(text);
        }
    }
}
