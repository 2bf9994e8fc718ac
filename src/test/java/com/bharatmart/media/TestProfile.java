package com.bharatmart.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * A color profile of a simple display (ICC.1:2001), and what its colors are in sRGB by the textbook.
 *
 * @param primaries X, Y and Z of red, green and blue for D50, one row each; empty for gray
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestProfile(double[][] primaries, double gamma) {

    static final TestProfile DISPLAY_P3 = new TestProfile(
            new double[][] {{0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}}, 2.2);

    static final TestProfile ADOBE_RGB = new TestProfile(
            new double[][] {{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}},
            2.19921875);

    static final TestProfile LINEAR_GRAY = new TestProfile(new double[][] {}, 1);

    /** From X, Y and Z for D50 to linear sRGB. */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    private static final double[] D50 = {0.9642, 1, 0.8249};

    boolean isGray() {
        return primaries.length == 0;
    }

    /** A color of this profile in sRGB. */
    int[] inSrgb(int... color) {
        var xyz = new double[3];
        for (var i = 0; i < color.length; i++) {
            var light = Math.pow(color[i] / 255.0, gamma);
            for (var j = 0; j < 3; j++) {
                xyz[j] += light * (isGray() ? D50[j] / color.length : primaries[i][j]);
            }
        }
        var srgb = new int[3];
        for (var i = 0; i < 3; i++) {
            var light = TO_SRGB[i][0] * xyz[0] + TO_SRGB[i][1] * xyz[1] + TO_SRGB[i][2] * xyz[2];
            var clipped = Math.clamp(light, 0, 1);
            var value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
            srgb[i] = (int) Math.round(255 * value);
        }
        return srgb;
    }

    byte[] bytes() {
        var tags = new LinkedHashMap<String, byte[]>();
        tags.put("desc", description());
        tags.put("cprt", text());
        tags.put("wtpt", xyz(D50));
        if (isGray()) {
            tags.put("kTRC", curve());
        } else {
            tags.put("rXYZ", xyz(primaries[0]));
            tags.put("gXYZ", xyz(primaries[1]));
            tags.put("bXYZ", xyz(primaries[2]));
            tags.put("rTRC", curve());
            tags.put("gTRC", curve());
            tags.put("bTRC", curve());
        }
        return file(tags);
    }

    /** The data of the chunk of a PNG. */
    byte[] pngChunk() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("test\0\0"));
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The data of the segment of a JPEG. */
    byte[] jpegSegment() {
        var bytes = bytes();
        return ByteBuffer.allocate(14 + bytes.length)
                .put(ascii("ICC_PROFILE\0"))
                .put((byte) 1)
                .put((byte) 1)
                .put(bytes)
                .array();
    }

    private byte[] file(Map<String, byte[]> tags) {
        var start = 128 + 4 + 12 * tags.size();
        var size = start + tags.values().stream().mapToInt(tag -> tag.length).sum();
        var out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x02100000).put(ascii("mntr"));
        out.put(ascii(isGray() ? "GRAY" : "RGB ")).put(ascii("XYZ "));
        for (var part : new int[] {2026, 1, 1, 0, 0, 0}) {
            out.putShort((short) part);
        }
        out.put(ascii("acsp"));
        out.position(68);
        putXyz(out, D50);
        out.position(128);
        out.putInt(tags.size());
        var at = start;
        for (var tag : tags.entrySet()) {
            out.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += tag.getValue().length;
        }
        tags.values().forEach(out::put);
        return out.array();
    }

    private static byte[] description() {
        return ByteBuffer.allocate(96)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(5)
                .put(ascii("test\0"))
                .array();
    }

    private static byte[] text() {
        return ByteBuffer.allocate(16)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii("none\0"))
                .array();
    }

    private static byte[] xyz(double[] values) {
        var out = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        putXyz(out, values);
        return out.array();
    }

    private static void putXyz(ByteBuffer out, double[] values) {
        for (var value : values) {
            out.putInt((int) Math.round(value * 65536));
        }
    }

    private byte[] curve() {
        return ByteBuffer.allocate(16)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) Math.round(gamma * 256))
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
