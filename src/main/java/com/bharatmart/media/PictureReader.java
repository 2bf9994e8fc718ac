package com.bharatmart.media;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Unpacks pictures within {@code bharatmart.media.decoding-memory}. The header tells how large a picture is and how its
 * pixels are coded: one that cannot be read in that memory is refused before any of its pixels is read, and one that is
 * larger than needed is read with every second pixel, or every third.
 */
@Component
class PictureReader {

    /** Its reader unpacks all of a picture, and needs so many bytes for a pixel. */
    private static final int WEBP_PIXEL = 12;

    private final MediaProperties properties;

    PictureReader(MediaProperties properties) {
        this.properties = properties;
        ImageIO.scanForPlugins();
    }

    /**
     * Reads a picture, and makes it no larger than pictures are kept.
     *
     * @throws MediaException if it is none, too large, or broken
     */
    ImageScaler read(byte[] file) {
        var format = PictureFormat.of(file)
                .orElseThrow(
                        () -> new MediaException.NotAPictureException("The file is not a JPEG, PNG, WebP or GIF."));
        PolyglotDetector.refuse(file);
        if (format == PictureFormat.JPEG) {
            JpegSegments.requireEnd(file);
        }
        return ImageScaler.upright(small(format, file), ExifOrientation.of(format, file));
    }

    /** What was unpacked is garbage once this returns, unless it is small already. */
    private BufferedImage small(PictureFormat format, byte[] file) {
        var taken = unpack(format, file);
        var kept = new PictureSize(taken.getWidth(), taken.getHeight()).within(properties.largestSide());
        return ImageScaler.scaled(taken, kept);
    }

    private BufferedImage unpack(PictureFormat format, byte[] file) {
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        var needed = format == PictureFormat.PNG ? PngChunks.needed(file) : file;
        try (var in = new ByteArrayImageInputStream(needed)) {
            reader.setInput(in, true, true);
            var size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
            refuseTooLarge(size);
            // The file is there twice if anything was taken out of it.
            var room = properties.decodingMemory().toBytes() - file.length - (needed == file ? 0 : needed.length);
            return switch (format) {
                case JPEG -> {
                    refuseManyCoefficients(size, file);
                    yield unpack(reader, size, room);
                }
                case WEBP -> {
                    refuseMoreThan(room / WEBP_PIXEL, size);
                    yield reader.read(0);
                }
                case PNG, GIF -> unpack(reader, size, room);
            };
        } catch (IOException | RuntimeException e) {
            if (e instanceof MediaException known) {
                throw known;
            }
            // Broken pictures make readers stumble over their own arrays.
            throw new MediaException.UnreadableException();
        } finally {
            reader.dispose();
        }
    }

    private void refuseTooLarge(PictureSize size) {
        refuseMoreThan(properties.maxPixels(), size);
    }

    private static void refuseMoreThan(long most, PictureSize size) {
        if (size.pixels() > most) {
            throw new MediaException.TooLargeException("The picture has %d x %d pixels; %d are the most that are read."
                    .formatted(size.width(), size.height(), most));
        }
    }

    private void refuseManyCoefficients(PictureSize size, byte[] file) {
        var most = properties.progressiveMemory();
        if (JpegFrame.bytesOfCoefficients(file) > most.toBytes()) {
            throw new MediaException.TooLargeException(
                    "A progressive JPEG of %d x %d pixels needs more than %d MB to be read. Save it as a baseline JPEG, or smaller."
                            .formatted(size.width(), size.height(), most.toMegabytes()));
        }
    }

    /** What is unpacked and what is made of it have to fit in the room. */
    private BufferedImage unpack(ImageReader reader, PictureSize size, long room) throws IOException {
        var pixel = bytesOfPixel(reader);
        var step = 1;
        while (bytes(size, pixel, step) > room) {
            step++;
        }
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private long bytes(PictureSize size, int pixel, int step) {
        var read = new PictureSize(Math.ceilDiv(size.width(), step), Math.ceilDiv(size.height(), step));
        var kept = read.within(properties.largestSide());
        return (read.pixels() + kept.pixels()) * pixel;
    }

    /** Colors of a palette are looked up before the picture is scaled, which makes four bytes of one. */
    private static int bytesOfPixel(ImageReader reader) throws IOException {
        var type = reader.getImageTypes(0).next();
        var samples = type.getSampleModel();
        var raw = samples.getNumBands() * DataBuffer.getDataTypeSize(samples.getDataType()) / Byte.SIZE;
        return type.getColorModel() instanceof IndexColorModel ? raw + Integer.BYTES : raw;
    }
}
