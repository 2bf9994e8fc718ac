package com.bharatmart.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.SpreadsheetText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+919876543210",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "=HYPERLINK(\"https://evil.example\")"
            })
    void cellThatWouldBeAFormulaIsText(String cell) {
        assertThat(SpreadsheetText.escape(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Asha", "1-2", "a=b", "'quoted", "₹499.00", " =1", "कुर्ता"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(SpreadsheetText.escape(cell)).isEqualTo(cell);
    }

    @Test
    void cellsAreQuotedWhereTheFormatNeedsIt() throws IOException {
        var file = new ByteArrayOutputStream();
        var csv = new SafeCsvWriter(file);

        csv.write(List.of("12, MG Road", "the \"old\" one", "two\nlines", "=1"));
        csv.flush();

        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo("\"12, MG Road\",\"the \"\"old\"\" one\",\"two\nlines\",'=1\r\n");
    }
}
