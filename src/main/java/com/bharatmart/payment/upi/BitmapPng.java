package com.bharatmart.payment.upi;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures of black and white pixels as PNG (W3C, third edition), without the classes of AWT. */
final class BitmapPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PIXELS_PER_BYTE = 8;

    private BitmapPng() {}

    /** Whether a point is black. */
    @FunctionalInterface
    interface Bitmap {
        boolean isBlack(int x, int y);
    }

    /** @param scale the pixels of a point, in both directions */
    static byte[] encode(int width, int height, int scale, Bitmap bitmap) {
        var png = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(png)) {
            out.write(SIGNATURE);
            writeChunk(out, "IHDR", header(width * scale, height * scale));
            writeChunk(out, "IDAT", rows(width, height, scale, bitmap));
            writeChunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** Grayscale with one bit for each pixel, not interlaced. */
    private static byte[] header(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {1, 0, 0, 0, 0});
        }
        return bytes.toByteArray();
    }

    private static byte[] rows(int width, int height, int scale, Bitmap bitmap) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            for (var y = 0; y < height; y++) {
                var row = row(width, scale, y, bitmap);
                for (var line = 0; line < scale; line++) {
                    out.write(row);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** The number of the filter, 0 for none, and the pixels: 1 is white. */
    private static byte[] row(int width, int scale, int y, Bitmap bitmap) {
        var row = new byte[1 + Math.ceilDiv(width * scale, PIXELS_PER_BYTE)];
        for (var pixel = 0; pixel < width * scale; pixel++) {
            if (!bitmap.isBlack(pixel / scale, y)) {
                row[1 + pixel / PIXELS_PER_BYTE] |= (byte) (0x80 >> pixel % PIXELS_PER_BYTE);
            }
        }
        return row;
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
