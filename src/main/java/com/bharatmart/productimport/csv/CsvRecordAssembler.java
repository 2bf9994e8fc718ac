package com.bharatmart.productimport.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the lines that make one record: those up to the one at which the number of quotation marks is even. What has
 * been gathered in vain is given back, all but its first line, and is read again.
 *
 * <p>The work is linear, whatever the file: lines are only looked ahead at from a line with an odd number of marks, up
 * to the next such line, so that none is looked at more than twice as a part of a record and once as its start.
 */
final class CsvRecordAssembler {

    static final int MAX_LINES = 2_000;
    static final int MAX_BYTES = CsvLineReader.MAX_BYTES;

    private final CsvLineReader lines;
    private final Deque<CsvLine> givenBack = new ArrayDeque<>();
    private long examined;

    CsvRecordAssembler(CsvLineReader lines) {
        this.lines = lines;
    }

    /**
     * @param lines at least one
     * @param open why the record is still within quotation marks at its last line, null if it is not
     */
    record Gathered(List<CsvLine> lines, @Nullable String open) {
        CsvLine first() {
            return lines.getFirst();
        }
    }

    /** The next record or the lines that would have been one; null at the end. */
    @Nullable Gathered next() throws IOException {
        var first = take();
        if (first == null) {
            return null;
        }
        var gathered = new ArrayList<CsvLine>();
        gathered.add(first);
        var even = first.quotes() % 2 == 0;
        var bytes = first.bytes();
        while (!even) {
            var line = take();
            if (line == null) {
                return new Gathered(gathered, "a quotation mark opens a field that the file never closes");
            }
            bytes += line.bytes() + 1;
            if (line.isTooLong() || bytes > MAX_BYTES || gathered.size() == MAX_LINES) {
                givenBack.addFirst(line);
                return new Gathered(
                        gathered, "a quotation mark opens a field that is not closed within 2,000 lines and 1 MiB");
            }
            gathered.add(line);
            even = line.quotes() % 2 != 0;
        }
        return new Gathered(gathered, null);
    }

    /** Has all lines but the first read again. */
    void giveBack(Gathered gathered) {
        for (var line : gathered.lines().subList(1, gathered.lines().size()).reversed()) {
            givenBack.addFirst(line);
        }
    }

    /** How many lines have been looked at, those twice that were given back. */
    long examined() {
        return examined;
    }

    /** The length of the lines that wait to be read again. */
    long heldBytes() {
        return givenBack.stream().mapToLong(CsvLine::bytes).sum();
    }

    private @Nullable CsvLine take() throws IOException {
        examined++;
        return givenBack.isEmpty() ? lines.next() : givenBack.removeFirst();
    }
}
