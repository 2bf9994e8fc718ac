package com.bharatmart.media;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to turn an image upright: first mirror it left to right or not, then rotate it clockwise (Exif 2.32, tag 0x0112).
 *
 * @param quarters quarters of a full turn
 */
record ExifOrientation(boolean isMirrored, int quarters) {

    private static final ExifOrientation UPRIGHT = new ExifOrientation(false, 0);

    private static final List<ExifOrientation> BY_VALUE = List.of(
            UPRIGHT,
            UPRIGHT,
            new ExifOrientation(true, 0),
            new ExifOrientation(false, 2),
            new ExifOrientation(true, 2),
            new ExifOrientation(true, 3),
            new ExifOrientation(false, 1),
            new ExifOrientation(true, 1),
            new ExifOrientation(false, 3));

    /** Returns {@link #UPRIGHT} if the file has no orientation, or none that can be read. */
    static ExifOrientation of(PictureFormat format, byte[] file) {
        try {
            var directory = metadata(format, file).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value >= BY_VALUE.size() ? UPRIGHT : BY_VALUE.get(value);
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return UPRIGHT;
        }
    }

    private static Metadata metadata(PictureFormat format, byte[] file) throws ImageProcessingException, IOException {
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
            case WEBP -> WebpMetadataReader.readMetadata(new ByteArrayInputStream(file));
            case PNG -> metadata(PngChunks.find(file, "eXIf"));
            case GIF -> new Metadata();
        };
    }

    private static Metadata metadata(byte @Nullable [] exif) {
        var metadata = new Metadata();
        if (exif != null) {
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
        }
        return metadata;
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** Returns the size of the upright image. */
    PictureSize apply(PictureSize size) {
        return quarters % 2 == 0 ? size : size.rotated();
    }

    /** Maps the pixels of an image of this size to those of the upright image. */
    AffineTransform transform(PictureSize size) {
        var upright = apply(size);
        var transform = new AffineTransform();
        transform.translate(upright.width() / 2.0, upright.height() / 2.0);
        transform.quadrantRotate(quarters);
        if (isMirrored) {
            transform.scale(-1, 1);
        }
        transform.translate(-size.width() / 2.0, -size.height() / 2.0);
        return transform;
    }
}
