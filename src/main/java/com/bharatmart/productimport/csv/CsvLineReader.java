package com.bharatmart.productimport.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Splits a UTF-8 file, with or without a byte order mark, into lines. Works on bytes, since neither a line break nor a
 * quotation mark can be part of another character in UTF-8. So damage in one line does not affect others. Holds at most
 * one line in memory.
 */
final class CsvLineReader {

    /** The reader skips a longer line. */
    static final int MAX_BYTES = 1 << 20;

    private static final int END = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int filled;
    private int position;
    private long number;

    CsvLineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, null at the end. A line ends with LF, CR or CR LF. */
    @Nullable CsvLine next() throws IOException {
        var first = peek();
        if (first == END) {
            return null;
        }
        line.reset();
        number++;
        var quotes = 0;
        var tooLong = false;
        for (var b = first; b != END && b != '\n' && b != '\r'; b = peek()) {
            position++;
            if (b == '"') {
                quotes++;
            }
            if (line.size() < MAX_BYTES) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
        skipLineBreak();
        return tooLong ? new CsvLine(number, "", MAX_BYTES, 0, CsvLine.Fault.TOO_LONG) : decoded(quotes);
    }

    private CsvLine decoded(int quotes) {
        var bytes = line.toByteArray();
        var from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        var content = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
            return new CsvLine(number, text, bytes.length, quotes, CsvLine.Fault.NONE);
        } catch (CharacterCodingException e) {
            var text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            return new CsvLine(number, text, bytes.length, quotes, CsvLine.Fault.NOT_UTF8);
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }

    private void skipLineBreak() throws IOException {
        if (peek() == '\r') {
            position++;
        } else if (peek() == '\n') {
            position++;
            return;
        }
        if (peek() == '\n') {
            position++;
        }
    }

    private int peek() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(in.read(buffer), 0);
            if (filled == 0) {
                return END;
            }
        }
        return buffer[position] & 0xFF;
    }
}
