package com.bharatmart.media;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Unpacks pictures. How large one is says its header, so that one that is too large is refused before any of its pixels
 * is read; one that is larger than needed is read with every second pixel, or every third, so that it fits in memory.
 */
@Component
class PictureReader {

    /** So many are unpacked as they are; 4 bytes each, at the most. */
    private static final long MOST_UNPACKED = 12_000_000;

    /** Its reader unpacks all of a picture, and needs ten times the memory for it. */
    private static final long MOST_OF_WEBP = 4_200_000;

    private final MediaProperties properties;

    PictureReader(MediaProperties properties) {
        this.properties = properties;
        ImageIO.scanForPlugins();
    }

    /**
     * Reads a picture, and makes it no larger than pictures are kept.
     *
     * @throws MediaRefused if it is none, too large, or broken
     */
    Pixels read(byte[] file) {
        var format = PictureFormat.of(file)
                .orElseThrow(() -> new MediaRefused.NotAPicture("The file is not a JPEG, PNG, WebP or GIF."));
        Polyglots.refuse(file);
        if (format == PictureFormat.JPEG) {
            JpegSegments.requireEnd(file);
        }
        var orientation = Orientation.of(format, file);
        var taken = unpack(format, file);
        var kept = new PictureSize(taken.getWidth(), taken.getHeight()).within(properties.largestSide());
        return Pixels.upright(Pixels.scaled(taken, kept), orientation);
    }

    private BufferedImage unpack(PictureFormat format, byte[] file) {
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        try (var in = new ByteArrayImageInputStream(format == PictureFormat.PNG ? PngChunks.needed(file) : file)) {
            reader.setInput(in, true, true);
            var size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
            refuseTooLarge(format, size);
            return unpack(reader, size);
        } catch (IOException | RuntimeException e) {
            if (e instanceof MediaRefused known) {
                throw known;
            }
            // Broken pictures make readers stumble over their own arrays.
            throw new MediaRefused.Unreadable();
        } finally {
            reader.dispose();
        }
    }

    private void refuseTooLarge(PictureFormat format, PictureSize size) {
        var most =
                format == PictureFormat.WEBP ? Math.min(MOST_OF_WEBP, properties.maxPixels()) : properties.maxPixels();
        if (size.pixels() > most) {
            throw new MediaRefused.TooLarge("The picture has %d x %d pixels; %d are the most that are read."
                    .formatted(size.width(), size.height(), most));
        }
    }

    private static BufferedImage unpack(ImageReader reader, PictureSize size) throws IOException {
        var how = reader.getDefaultReadParam();
        var step = 1;
        while (size.pixels() / ((long) step * step) > MOST_UNPACKED) {
            step++;
        }
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }
}
