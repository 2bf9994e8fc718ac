package com.bharatmart.productimport.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvRecordReaderTest {

    private final String longField = "x".repeat(5 << 20);

    @Test
    void readsFieldsWithCommasQuotesAndLineBreaks() throws IOException {
        assertThat(rows("a,b\n1,\"x, \"\"y\"\"\nz\"\r\n2,\r3,4"))
                .containsExactly(read(2, "1", "x, \"y\"\nz"), read(4, "2", ""), read(5, "3", "4"));
    }

    @Test
    void ignoresAByteOrderMarkAndBlankLines() throws IOException {
        assertThat(new CsvRecordReader(stream("\uFEFFa,b\n")).header()).containsExactly("a", "b");
        assertThat(new CsvRecordReader(stream("\uFEFF\n\uFEFFa,b")).header()).containsExactly("\uFEFFa", "b");
        assertThat(rows("a,b\n\n1,2\n,\n  \n3,4\n\n")).containsExactly(read(3, "1", "2"), read(6, "3", "4"));
    }

    @Test
    void rejectsOnlyTheFirstLineOfAFieldThatIsNeverClosed() throws IOException {
        assertThat(rows("a,b\n1,\"x\n2,y\n3,z\n"))
                .containsExactly(
                        new CsvRecord.Broken(2, "a quotation mark opens a field that the file never closes"),
                        read(3, "2", "y"),
                        read(4, "3", "z"));
    }

    @Test
    void rejectsTextAfterAClosingQuote() throws IOException {
        assertThat(rows("a,b\n1,\"x\" y\n2,y\n"))
                .containsExactly(new CsvRecord.Broken(2, "the quotation marks do not match"), read(3, "2", "y"));
    }

    @Test
    void rejectsARowWithTooFewOrTooManyFields() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n2,y\n"))
                .containsExactly(
                        new CsvRecord.Broken(2, "the number of fields is 1, the header has 2"),
                        new CsvRecord.Broken(3, "the number of fields is 3, the header has 2"),
                        read(4, "2", "y"));
    }

    @Test
    void readsTheRowsBetweenTwoBrokenQuotes() throws IOException {
        assertThat(rows("a,b\n1,\"x\n2,y\n3,z\"\n4,w\n"))
                .containsExactly(
                        new CsvRecord.Broken(2, "a quotation mark opens a field that runs into the row in line 3"),
                        read(3, "2", "y"),
                        new CsvRecord.Broken(4, "a quotation mark opens a field that the file never closes"),
                        read(5, "4", "w"));
    }

    @Test
    void readsALineWithCommasAsTextUnlessItLooksLikeARow() throws IOException {
        assertThat(rows("a,b\n1,\"x\nsome, text\"\n")).containsExactly(read(2, "1", "x\nsome, text"));
    }

    @Test
    void rejectsAWholeRowThatIsNotUtf8AndNoOther() throws IOException {
        var csv = "a,b\n1,\"caf\u00e9\nbar\"\n2,y\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rows(new ByteArrayInputStream(csv)))
                .containsExactly(
                        new CsvRecord.Broken(2, "the row is not valid UTF-8: save the file with that encoding"),
                        read(4, "2", "y"));
    }

    @Test
    void skipsALongLine() throws IOException {
        assertThat(rows("a,b\n1," + longField + "\n2,y\n3,\"" + longField + "\"\n4,z"))
                .containsExactly(
                        new CsvRecord.Broken(2, "the line is longer than 1 MiB"),
                        read(3, "2", "y"),
                        new CsvRecord.Broken(4, "the line is longer than 1 MiB"),
                        read(5, "4", "z"));
    }

    @Test
    void looksAheadNoFurtherThanTheMaximumOfARecord() throws IOException {
        var text = "text\n".repeat(CsvRecordAssembler.MAX_LINES);

        var rows = rows("a,b\n1,\"x\n" + text + "end\"\n2,y\n");

        assertThat(rows.getFirst())
                .isEqualTo(new CsvRecord.Broken(
                        2, "a quotation mark opens a field that is not closed within 2,000 lines and 1 MiB"));
        assertThat(rows).hasSize(CsvRecordAssembler.MAX_LINES + 3).endsWith(read(2_004, "2", "y"));
    }

    @Test
    void rejectsAFileWithoutAReadableHeader() {
        assertThatThrownBy(() -> rows("")).isInstanceOf(CsvFormatException.class);
        assertThatThrownBy(() -> rows("\n\n")).isInstanceOf(CsvFormatException.class);
        assertThatThrownBy(() -> rows("a,\"b\n1,2")).isInstanceOf(CsvFormatException.class);
        assertThatThrownBy(() -> rows(longField)).isInstanceOf(CsvFormatException.class);
        assertThatThrownBy(() -> rows(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF})))
                .isInstanceOf(CsvFormatException.class);
    }

    private static CsvRecord read(long line, String... fields) {
        return new CsvRecord.Read(line, List.of(fields));
    }

    private static List<CsvRecord> rows(String csv) throws IOException {
        return rows(stream(csv));
    }

    private static List<CsvRecord> rows(InputStream csv) throws IOException {
        var reader = new CsvRecordReader(csv);
        var rows = new ArrayList<CsvRecord>();
        for (var row = next(reader); row != null; row = next(reader)) {
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable CsvRecord next(CsvRecordReader reader) throws IOException {
        return reader.next(fields -> fields.getFirst().matches("\\d+"));
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
