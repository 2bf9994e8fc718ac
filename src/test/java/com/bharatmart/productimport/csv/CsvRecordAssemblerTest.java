package com.bharatmart.productimport.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Memory and work are bounded for every file. */
class CsvRecordAssemblerTest {

    private static final long MEGABYTES_200 = 200L << 20;

    @Test
    void holdsABoundedNumberOfLines() throws IOException {
        var block = "h-1,Title,499.00\nh-1,\"never closed,1\nh-2,\"<p>two\nlines</p>\",3\n".repeat(1_000) + "h-3,"
                + "x".repeat(3 << 20) + "\n";
        var file = repeated("Handle,Title,Variant Price\n", block, MEGABYTES_200 / block.length());
        var assembler = new CsvRecordAssembler(new CsvLineReader(file));
        var rows = new CsvRecordReader(assembler);

        var count = 0;
        var most = 0L;
        while (rows.next(_ -> true) != null) {
            count++;
            most = Math.max(most, assembler.heldBytes());
        }

        assertThat(count).isGreaterThan(100_000);
        assertThat(most).isBetween(1L, 2L * CsvLineReader.MAX_BYTES);
    }

    @Test
    void doesLinearWorkIfEveryLineHasOneQuote() throws IOException {
        var lines = 100_000;

        assertThat(examined(Stream.generate(() -> "h-1,\"x,1\n").limit(lines))).isLessThanOrEqualTo(3L * lines);
    }

    @Test
    void doesLinearWorkIfQuotesAreAsFarApartAsTheLookAhead() throws IOException {
        var lines = 100_000L;
        var mixed = LongStream.range(0, lines)
                .mapToObj(i -> i % (CsvRecordAssembler.MAX_LINES - 1) == 0 ? "h-1,\"x,1\n" : "h-1,x,1\n");

        assertThat(examined(mixed)).isLessThanOrEqualTo(3 * lines);
    }

    private static long examined(Stream<String> lines) throws IOException {
        var text = new StringBuilder("Handle,Title,Variant Price\n");
        lines.forEach(text::append);
        var assembler = new CsvRecordAssembler(new CsvLineReader(stream(text.toString())));
        var reader = new CsvRecordReader(assembler);
        while (reader.next(_ -> true) != null) {}
        return assembler.examined();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream repeated(String header, String block, long times) {
        return new SequenceInputStream(stream(header), new Repeated(block, times));
    }

    /** A repeated text that is never in memory as a whole. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private final long length;
        private long position;

        Repeated(String block, long times) {
            this.block = block.getBytes(StandardCharsets.UTF_8);
            this.length = this.block.length * times;
        }

        @Override
        public int read() {
            return position == length ? -1 : block[(int) (position++ % block.length)] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int longest) {
            if (position == length) {
                return -1;
            }
            var from = (int) (position % block.length);
            var count = Math.min(longest, block.length - from);
            System.arraycopy(block, from, target, offset, count);
            position += count;
            return count;
        }
    }
}
