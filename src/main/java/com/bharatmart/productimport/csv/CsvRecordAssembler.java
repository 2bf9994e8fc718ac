package com.bharatmart.productimport.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the lines of one record: those up to the line at which the number of quotation marks is even. If the lines turn
 * out not to be a record, the caller returns them, and all but the first are read again.
 *
 * <p>The work is linear for every file: the assembler looks ahead only from a line with an odd number of marks to the next
 * such line. So it reads a line at most twice as a part of a record, and once as the start of one.
 */
final class CsvRecordAssembler {

    static final int MAX_LINES = 2_000;
    static final int MAX_BYTES = CsvLineReader.MAX_BYTES;

    private final CsvLineReader lines;
    private final Deque<CsvLine> returned = new ArrayDeque<>();
    private long examined;

    CsvRecordAssembler(CsvLineReader lines) {
        this.lines = lines;
    }

    /**
     * @param lines at least one
     * @param open why the record still has an open quotation mark at its end, null if it has none
     */
    record Lines(List<CsvLine> lines, @Nullable String open) {
        CsvLine first() {
            return lines.getFirst();
        }
    }

    /** The lines of the next record, or lines that are not one; null at the end. */
    @Nullable Lines next() throws IOException {
        var first = take();
        if (first == null) {
            return null;
        }
        var assembled = new ArrayList<CsvLine>();
        assembled.add(first);
        var even = first.quotes() % 2 == 0;
        var bytes = first.bytes();
        while (!even) {
            var line = take();
            if (line == null) {
                return new Lines(assembled, "a quotation mark opens a field that the file never closes");
            }
            bytes += line.bytes() + 1;
            if (line.isTooLong() || bytes > MAX_BYTES || assembled.size() == MAX_LINES) {
                returned.addFirst(line);
                return new Lines(
                        assembled, "a quotation mark opens a field that is not closed within 2,000 lines and 1 MiB");
            }
            assembled.add(line);
            even = line.quotes() % 2 != 0;
        }
        return new Lines(assembled, null);
    }

    /** Puts back all lines except the first, so that they are read again. */
    void putBack(Lines assembled) {
        for (var line : assembled.lines().subList(1, assembled.lines().size()).reversed()) {
            returned.addFirst(line);
        }
    }

    /** The number of lines read, counting those twice that were put back. */
    long examined() {
        return examined;
    }

    /** The size of the lines that were put back. */
    long heldBytes() {
        return returned.stream().mapToLong(CsvLine::bytes).sum();
    }

    private @Nullable CsvLine take() throws IOException {
        examined++;
        return returned.isEmpty() ? lines.next() : returned.removeFirst();
    }
}
