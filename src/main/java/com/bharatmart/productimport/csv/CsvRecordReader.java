package com.bharatmart.productimport.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a CSV file (RFC 4180) that may be damaged anywhere. A broken record costs only its first line, and
 * reading continues at the next line. So a missing or superfluous quotation mark does not affect other rows: a row on a
 * single line is always read, whatever the lines around it contain.
 */
public final class CsvRecordReader {

    /** The reader skips a longer line, and splits a longer record. */
    public static final int MAX_RECORD_BYTES = CsvRecordAssembler.MAX_BYTES;

    private final CsvRecordAssembler assembler;
    private final List<String> header;

    /**
     * Reads the header.
     *
     * @throws CsvFormatException if the file does not begin with a readable record
     */
    public CsvRecordReader(InputStream csv) throws IOException {
        this(new CsvRecordAssembler(new CsvLineReader(csv)));
    }

    CsvRecordReader(CsvRecordAssembler assembler) throws IOException {
        this.assembler = assembler;
        this.header = readHeader(assembler);
    }

    /** The names of the columns. Each record has as many fields. */
    public List<String> header() {
        return header;
    }

    private static List<String> readHeader(CsvRecordAssembler assembler) throws IOException {
        for (var assembled = assembler.next(); assembled != null; assembled = assembler.next()) {
            if (!isBlank(assembled)) {
                var fields = fields(text(assembled));
                if (fields == null || assembled.open() != null || !isUtf8(assembled)) {
                    throw new CsvFormatException("The first line, the header, cannot be read as UTF-8 CSV.");
                }
                return fields;
            }
        }
        throw new CsvFormatException("The file is empty.");
    }

    /**
     * The next record, null at the end. Skips blank lines.
     *
     * @param looksLikeARow whether these fields, read inside a quoted field, are a row rather than a line of text
     */
    public @Nullable CsvRecord next(Predicate<List<String>> looksLikeARow) throws IOException {
        for (var assembled = assembler.next(); assembled != null; assembled = assembler.next()) {
            if (!isBlank(assembled)) {
                return read(assembled, looksLikeARow);
            }
        }
        return null;
    }

    private CsvRecord read(CsvRecordAssembler.Lines assembled, Predicate<List<String>> looksLikeARow) {
        var line = assembled.first().number();
        if (assembled.first().isTooLong()) {
            return new CsvRecord.Broken(line, "the line is longer than 1 MiB");
        }
        var fields = assembled.open() == null ? fields(text(assembled)) : null;
        var fault = fault(assembled, fields, looksLikeARow);
        if (fault.isPresent() || fields == null) {
            assembler.putBack(assembled);
            return new CsvRecord.Broken(line, fault.orElseThrow());
        }
        return isUtf8(assembled)
                ? new CsvRecord.Read(line, fields)
                : new CsvRecord.Broken(line, "the row is not valid UTF-8: save the file with that encoding");
    }

    private Optional<String> fault(
            CsvRecordAssembler.Lines assembled, @Nullable List<String> fields, Predicate<List<String>> looksLikeARow) {
        if (assembled.open() != null) {
            return Optional.of(assembled.open());
        }
        if (fields == null) {
            return Optional.of("the quotation marks do not match");
        }
        if (fields.size() != header.size()) {
            return Optional.of("the number of fields is %d, the header has %d".formatted(fields.size(), header.size()));
        }
        return assembled.lines().stream()
                .skip(1)
                .filter(line -> isSeparateRow(line, looksLikeARow))
                .findFirst()
                .map(line -> "a quotation mark opens a field that runs into the row in line " + line.number());
    }

    private boolean isSeparateRow(CsvLine line, Predicate<List<String>> looksLikeARow) {
        if (line.quotes() % 2 != 0 || line.text().chars().filter(c -> c == ',').count() < header.size() - 1) {
            return false;
        }
        var fields = fields(line.text());
        return fields != null && fields.size() == header.size() && looksLikeARow.test(fields);
    }

    /** The fields of the one record in the text, null if it is not exactly one. */
    private static @Nullable List<String> fields(String text) {
        try (var reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            var records =
                    reader.stream().limit(2).map(record -> record.getFields()).toList();
            return records.size() == 1 ? records.getFirst() : null;
        } catch (CsvParseException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading a text in memory cannot fail", e);
        }
    }

    private static String text(CsvRecordAssembler.Lines assembled) {
        return assembled.lines().stream().map(CsvLine::text).collect(Collectors.joining("\n"));
    }

    private static boolean isUtf8(CsvRecordAssembler.Lines assembled) {
        return assembled.lines().stream().allMatch(CsvLine::isUtf8);
    }

    /** Spreadsheets write such lines: empty, or only commas. */
    private static boolean isBlank(CsvRecordAssembler.Lines assembled) {
        var first = assembled.first();
        return first.fault() == CsvLine.Fault.NONE
                && first.quotes() == 0
                && first.text().chars().allMatch(c -> c == ',' || Character.isWhitespace(c));
    }
}
