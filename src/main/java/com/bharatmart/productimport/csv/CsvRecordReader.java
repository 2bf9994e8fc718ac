package com.bharatmart.productimport.csv;

import com.bharatmart.productimport.ImportFileException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
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
final class CsvRecordReader {

    private final CsvRecordAssembler gatherer;
    private final Predicate<List<String>> looksLikeARow;
    private final int width;

    /**
     * @param gatherer stands behind the header
     * @param width how many fields each record has
     * @param looksLikeARow tells a row that a quoted field has swallowed from a line of text in it
     */
    CsvRecordReader(CsvRecordAssembler gatherer, int width, Predicate<List<String>> looksLikeARow) {
        this.gatherer = gatherer;
        this.width = width;
        this.looksLikeARow = looksLikeARow;
    }

    /**
     * The names of the columns.
     *
     * @throws ImportFileException if the file does not begin with a readable record
     */
    static List<String> header(CsvRecordAssembler gatherer) throws IOException {
        for (var gathered = gatherer.next(); gathered != null; gathered = gatherer.next()) {
            if (!isBlank(gathered)) {
                var fields = fields(text(gathered));
                if (fields == null || gathered.open() != null || !isWhole(gathered)) {
                    throw new ImportFileException("The first line, the header, cannot be read as UTF-8 CSV.");
                }
                return fields;
            }
        }
        throw new ImportFileException("The file is empty.");
    }

    /** The next record, null at the end. Blank lines are passed over. */
    @Nullable CsvRecord next() throws IOException {
        for (var gathered = gatherer.next(); gathered != null; gathered = gatherer.next()) {
            if (!isBlank(gathered)) {
                return read(gathered);
            }
        }
        return null;
    }

    private CsvRecord read(CsvRecordAssembler.Gathered gathered) {
        var line = gathered.first().number();
        if (gathered.first().isTooLong()) {
            return new CsvRecord.Broken(line, "the line is longer than 1 MiB");
        }
        var fields = gathered.open() == null ? fields(text(gathered)) : null;
        var fault = fault(gathered, fields);
        if (fault.isPresent() || fields == null) {
            gatherer.giveBack(gathered);
            return new CsvRecord.Broken(line, fault.orElseThrow());
        }
        return isWhole(gathered)
                ? new CsvRecord.Read(line, fields)
                : new CsvRecord.Broken(line, "the row is not valid UTF-8: save the file with that encoding");
    }

    private Optional<String> fault(CsvRecordAssembler.Gathered gathered, @Nullable List<String> fields) {
        if (gathered.open() != null) {
            return Optional.of(gathered.open());
        }
        if (fields == null) {
            return Optional.of("the quotation marks do not match");
        }
        if (fields.size() != width) {
            return Optional.of("the number of fields is %d, the header has %d".formatted(fields.size(), width));
        }
        return gathered.lines().stream()
                .skip(1)
                .filter(this::isARowOfItsOwn)
                .findFirst()
                .map(line -> "a quotation mark opens a field that runs into the row in line " + line.number());
    }

    private boolean isARowOfItsOwn(CsvLine line) {
        if (line.quotes() % 2 != 0 || line.text().chars().filter(c -> c == ',').count() < width - 1) {
            return false;
        }
        var fields = fields(line.text());
        return fields != null && fields.size() == width && looksLikeARow.test(fields);
    }

    /** The fields of the one record in the text, null if it is not exactly one. */
    private static @Nullable List<String> fields(String text) {
        try (var reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            var records = reader.stream().limit(2).map(CsvRecord::getFields).toList();
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
