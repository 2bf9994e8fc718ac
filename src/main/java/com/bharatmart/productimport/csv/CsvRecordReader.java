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
 * Reads the records of a CSV file (RFC 4180) that may be broken anywhere. A record that does not hold together costs
 * its first line only, and reading goes on at the next. So a quotation mark too many or too few costs no other row: in
 * particular, a row that stands on one line is always read, whatever has happened to the lines around it.
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
        for (var gathered = assembler.next(); gathered != null; gathered = assembler.next()) {
            if (!isBlank(gathered)) {
                var fields = fields(text(gathered));
                if (fields == null || gathered.open() != null || !isWhole(gathered)) {
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
     * @param looksLikeARow tells whether these fields, found within a quoted field, are a row rather than a line of text
     */
    public @Nullable CsvRecord next(Predicate<List<String>> looksLikeARow) throws IOException {
        for (var gathered = assembler.next(); gathered != null; gathered = assembler.next()) {
            if (!isBlank(gathered)) {
                return read(gathered, looksLikeARow);
            }
        }
        return null;
    }

    private CsvRecord read(CsvRecordAssembler.Gathered gathered, Predicate<List<String>> looksLikeARow) {
        var line = gathered.first().number();
        if (gathered.first().isTooLong()) {
            return new CsvRecord.Broken(line, "the line is longer than 1 MiB");
        }
        var fields = gathered.open() == null ? fields(text(gathered)) : null;
        var fault = fault(gathered, fields, looksLikeARow);
        if (fault.isPresent() || fields == null) {
            assembler.giveBack(gathered);
            return new CsvRecord.Broken(line, fault.orElseThrow());
        }
        return isWhole(gathered)
                ? new CsvRecord.Read(line, fields)
                : new CsvRecord.Broken(line, "the row is not valid UTF-8: save the file with that encoding");
    }

    private Optional<String> fault(
            CsvRecordAssembler.Gathered gathered,
            @Nullable List<String> fields,
            Predicate<List<String>> looksLikeARow) {
        if (gathered.open() != null) {
            return Optional.of(gathered.open());
        }
        if (fields == null) {
            return Optional.of("the quotation marks do not match");
        }
        if (fields.size() != header.size()) {
            return Optional.of("the number of fields is %d, the header has %d".formatted(fields.size(), header.size()));
        }
        return gathered.lines().stream()
                .skip(1)
                .filter(line -> isARowOfItsOwn(line, looksLikeARow))
                .findFirst()
                .map(line -> "a quotation mark opens a field that runs into the row in line " + line.number());
    }

    private boolean isARowOfItsOwn(CsvLine line, Predicate<List<String>> looksLikeARow) {
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
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private static String text(CsvRecordAssembler.Gathered gathered) {
        return gathered.lines().stream().map(CsvLine::text).collect(Collectors.joining("\n"));
    }

    private static boolean isWhole(CsvRecordAssembler.Gathered gathered) {
        return gathered.lines().stream().allMatch(CsvLine::isUtf8);
    }

    /** Spreadsheets leave such lines behind: nothing, or nothing but commas. */
    private static boolean isBlank(CsvRecordAssembler.Gathered gathered) {
        var first = gathered.first();
        return first.fault() == CsvLine.Fault.NONE
                && first.quotes() == 0
                && first.text().chars().allMatch(c -> c == ',' || Character.isWhitespace(c));
    }
}
