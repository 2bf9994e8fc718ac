package com.bharatmart.platform.archive;

import com.bharatmart.shared.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A compressed part of a month, in memory. The same rows have the same bytes. */
final class CsvPart {

    private static final HexFormat HEX = HexFormat.of();

    private CsvPart() {}

    /** @param content written by the caller, who returns the number of rows */
    static WrittenPart write(Content content) {
        var bytes = new ByteArrayOutputStream();
        var digest = Fingerprint.newDigest();
        try {
            long rows;
            try (var out = new DigestOutputStream(new GZIPOutputStream(bytes), digest)) {
                rows = content.writeTo(out);
            }
            return new WrittenPart(bytes.toByteArray(), rows, HEX.formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash of what {@link #write} would write. */
    static String contentSha256(Content content) {
        var digest = Fingerprint.newDigest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HEX.formatHex(digest.digest());
    }

    /** Throws {@link ArchiveException} if the object or the content is not what the manifest says. */
    static void verify(ArchiveManifest.Part part, byte[] object) {
        if (object.length != part.bytes() || !Fingerprint.of(object).equals(part.sha256())) {
            throw new ArchiveException("The object %s is damaged.".formatted(part.name()));
        }
        var digest = Fingerprint.newDigest();
        var rows = -1L; // the line of column names
        var quoted = false;
        var buffer = new byte[16 * 1024];
        try (var in = open(object)) {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                for (var i = 0; i < n; i++) {
                    quoted ^= buffer[i] == '"';
                    rows += buffer[i] == '\n' && !quoted ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new ArchiveException(
                    "The object %s cannot be decompressed: %s.".formatted(part.name(), e.getMessage()));
        }
        if (rows != part.rows() || !HEX.formatHex(digest.digest()).equals(part.contentSha256())) {
            throw new ArchiveException("The object %s has other rows than its manifest says.".formatted(part.name()));
        }
    }

    static InputStream open(byte[] object) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes CSV. */
    @FunctionalInterface
    interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    /** @param bytes compressed */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record WrittenPart(byte[] bytes, long rows, String contentSha256) {}
}
