package com.bharatmart.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a JPEG before its first scan (ITU-T T.81, B.1). This class and the decoder must find the same segments. A
 * file in which two parsers may find different ones is rejected: one that has, in place of a segment, a marker without a
 * length, or a length that does not include itself.
 */
final class JpegSegments {

    private static final int MARKER = 0xFF;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private static final int PROFILE = 0xE2;

    /** From the marker of the frame: length, precision, height and width are before it. */
    private static final int FRAME_COMPONENTS = 9;

    /** Before a profile, or a part of one, with its number and the number of parts (ICC.1:2022, B.4). */
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private static final int PROFILE_HEADER_SIZE = 14;

    /** Bytes of a length field. The length includes them. */
    private static final int LENGTH_SIZE = 2;

    private final byte[] file;
    private final List<ByteSegment> profiles = new ArrayList<>();
    private int frame;
    private int scan;

    private JpegSegments(byte[] file) {
        this.file = file;
    }

    /** Throws {@link MediaException.UnreadableException} unless there is exactly one frame, followed by a scan. */
    static JpegSegments of(byte[] file) {
        var segments = new JpegSegments(file);
        segments.parse();
        if (segments.frame == 0 || segments.scan == 0) {
            throw new MediaException.UnreadableException();
        }
        return segments;
    }

    /** Throws {@link MediaException.UnreadableException} if there is no end marker: decoders invent the missing pixels. */
    static void requireEnd(byte[] file) {
        for (var at = of(file).scan; at + 1 < file.length; at++) {
            if ((file[at] & 0xFF) == MARKER && (file[at + 1] & 0xFF) == END_OF_IMAGE) {
                return;
            }
        }
        throw new MediaException.UnreadableException();
    }

    /** The position of the frame's marker. */
    int frame() {
        return frame;
    }

    /** The position of the first scan's marker. */
    int scan() {
        return scan;
    }

    /** The number of components of a pixel: 1 for gray, 3 for colors, 4 for CMYK. */
    int components() {
        return frame + FRAME_COMPONENTS < file.length ? file[frame + FRAME_COMPONENTS] & 0xFF : 0;
    }

    /** The color profile, null if there is none. */
    byte @Nullable [] profile() {
        if (profiles.isEmpty()) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        profiles.stream()
                .sorted(Comparator.comparingInt(segment -> file[segment.start() + 4 + PROFILE_NAME.length] & 0xFF))
                .forEach(segment -> bytes.write(
                        file,
                        segment.start() + 4 + PROFILE_HEADER_SIZE,
                        segment.end() - segment.start() - 4 - PROFILE_HEADER_SIZE));
        return bytes.toByteArray();
    }

    /** The file without its color profile. */
    byte[] withoutProfile() {
        var bytes = ByteBuffer.allocate(file.length
                - profiles.stream()
                        .mapToInt(segment -> segment.end() - segment.start())
                        .sum());
        var from = 0;
        for (var segment : profiles) {
            bytes.put(file, from, segment.start() - from);
            from = segment.end();
        }
        return bytes.put(file, from, file.length - from).array();
    }

    private void parse() {
        var in = ByteBuffer.wrap(file);
        var at = 2;
        while (scan == 0 && at + 2 + LENGTH_SIZE <= file.length && (file[at] & 0xFF) == MARKER) {
            var marker = file[at + 1] & 0xFF;
            if (marker == MARKER) {
                at++;
            } else {
                at = readSegment(at, marker, in.getShort(at + 2) & 0xFFFF);
            }
        }
    }

    /** Returns the position of the next segment. */
    private int readSegment(int at, int marker, int length) {
        var end = at + 2 + length;
        if (isWithoutLength(marker) || length < LENGTH_SIZE || end > file.length) {
            throw new MediaException.UnreadableException();
        }
        if (marker == START_OF_SCAN) {
            scan = at;
        } else if (isStartOfFrame(marker)) {
            if (frame != 0) {
                throw new MediaException.UnreadableException();
            }
            frame = at;
        } else if (marker == PROFILE && isProfile(at, end)) {
            profiles.add(new ByteSegment(at, end));
        }
        return end;
    }

    private boolean isProfile(int at, int end) {
        var name = at + 2 + LENGTH_SIZE;
        return end - name >= PROFILE_HEADER_SIZE
                && Arrays.equals(file, name, name + PROFILE_NAME.length, PROFILE_NAME, 0, PROFILE_NAME.length);
    }

    private static boolean isWithoutLength(int marker) {
        return marker <= TEMPORARY || (marker >= FIRST_RESTART && marker <= END_OF_IMAGE);
    }

    /** C4, C8 and CC are markers of other segments. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /**
     * @param start of its marker
     * @param end of its content, exclusive
     */
    private record ByteSegment(int start, int end) {}
}
