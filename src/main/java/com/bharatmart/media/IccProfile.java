package com.bharatmart.media;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Finds the color profile (ICC.1) that a picture contains, and which its decoder does not apply. */
final class IccProfile {

    /** Bytes. Profiles of displays and cameras have some thousand. A compressed one may be a decompression bomb. */
    private static final int MAX_SIZE = 2 << 20;

    private IccProfile() {}

    /**
     * Null for sRGB, which is also what a picture without a valid profile has. The decoder of WebP applies profiles itself,
     * and so does that of JPEGs in CMYK.
     *
     * @throws MediaException.TooLargeException if the profile is too large
     */
    static @Nullable ICC_Profile of(PictureFormat format, byte[] file) {
        var bytes =
                switch (format) {
                    case JPEG -> JpegSegments.of(file).profile();
                    case PNG -> inflated(PngChunks.find(file, "iCCP"));
                    case WEBP, GIF -> null;
                };
        return bytes == null ? null : parse(bytes);
    }

    private static @Nullable ICC_Profile parse(byte[] bytes) {
        requireSize(bytes.length);
        try {
            var profile = ICC_Profile.getInstance(bytes);
            var isGrayOrRgb = profile.getColorSpaceType() == ColorSpace.TYPE_RGB
                    || profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
            return isGrayOrRgb && !ColorProfiles.isCS_sRGB(profile) ? profile : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** @param chunk a name, a zero, the number of the method of compression, and the compressed profile */
    private static byte @Nullable [] inflated(byte @Nullable [] chunk) {
        if (chunk == null) {
            return null;
        }
        var start = 0;
        while (start < chunk.length && chunk[start] != 0) {
            start++;
        }
        start += 2;
        if (start >= chunk.length) {
            return null;
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            var profile = in.readNBytes(MAX_SIZE + 1);
            requireSize(profile.length);
            return profile;
        } catch (IOException _) {
            return null;
        }
    }

    private static void requireSize(int size) {
        if (size > MAX_SIZE) {
            throw new MediaException.TooLargeException(
                    "The color profile of the picture has more than %d MB.".formatted(MAX_SIZE >> 20));
        }
    }
}
