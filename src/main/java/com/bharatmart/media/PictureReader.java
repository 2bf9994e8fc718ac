package com.bharatmart.media;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Decodes pictures within {@code bharatmart.media.decoding-memory}. The header contains the size of a picture and how its
 * pixels are coded. A picture that does not fit into this memory is read with every second pixel, or every third. If its
 * format does not allow that, it is rejected before any of its pixels is read.
 */
@Component
class PictureReader {

    /** Bytes per pixel of a JPEG in CMYK: four, and those that the decoder converts them to. */
    private static final int CMYK_PIXEL_SIZE = 8;

    /** Bytes per pixel that the WebP decoder needs. It always decodes the whole picture. */
    private static final int WEBP_PIXEL_SIZE = 12;

    private final MediaProperties properties;

    PictureReader(MediaProperties properties) {
        this.properties = properties;
        ImageIO.scanForPlugins();
    }

    /**
     * Decodes a picture and scales it down to {@code bharatmart.media.largest-side}.
     *
     * @throws MediaException if the file is not a picture, too large, or corrupt
     */
    DecodedImage read(byte[] file) {
        var format = PictureFormat.of(file)
                .orElseThrow(() -> new MediaException.NotAPictureException(PictureFormat.rejection(file)));
        PolyglotDetector.rejectPolyglot(file);
        if (format == PictureFormat.JPEG) {
            JpegSegments.requireEnd(file);
        }
        return DecodedImage.upright(readScaled(format, file), ExifOrientation.of(format, file));
    }

    /** A method of its own, so that the larger image is garbage when it returns. */
    private BufferedImage readScaled(PictureFormat format, byte[] file) {
        var image = decode(format, file);
        var size = new PictureSize(image.getWidth(), image.getHeight()).within(properties.largestSide());
        return ImageScaler.scale(image, size);
    }

    /** In sRGB. */
    private BufferedImage decode(PictureFormat format, byte[] file) {
        var profile = IccProfile.of(format, file);
        var input =
                switch (format) {
                    case PNG -> PngChunks.withoutMetadata(file);
                    case JPEG -> profile == null ? file : JpegSegments.of(file).withoutProfile();
                    case WEBP, GIF -> file;
                };
        var available = properties.decodingMemory().toBytes() - file.length - (input == file ? 0 : input.length);
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        try (var in = new ByteArrayImageInputStream(input)) {
            reader.setInput(in, true, true);
            return new SrgbConverter(profile).convert(decode(format, reader, input, available));
        } catch (IOException | RuntimeException e) {
            if (e instanceof MediaException known) {
                throw known;
            }
            // ImageIO throws all kinds of runtime exceptions for corrupt files.
            throw new MediaException.UnreadableException();
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage decode(PictureFormat format, ImageReader reader, byte[] file, long available)
            throws IOException {
        var size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
        requireAtMost(properties.maxPixels(), size);
        return switch (format) {
            case JPEG -> {
                requireCoefficientsFit(size, file);
                var pixelSize = JpegSegments.of(file).components() > 3 ? CMYK_PIXEL_SIZE : bytesPerPixel(reader);
                yield read(reader, step(size, pixelSize, available));
            }
            case PNG -> read(reader, step(size, bytesPerPixel(reader), available));
            case GIF -> {
                var screen = GifScreen.of(file);
                requireAtMost(properties.maxPixels(), screen.size());
                var step = step(screen.size(), bytesPerPixel(reader), available);
                yield screen.show(read(reader, step), step);
            }
            case WEBP -> {
                requireAtMost(available / WEBP_PIXEL_SIZE, size);
                yield reader.read(0);
            }
        };
    }

    private static void requireAtMost(long maxPixels, PictureSize size) {
        if (size.pixels() > maxPixels) {
            throw new MediaException.TooLargeException("The picture has %d x %d pixels. The maximum is %d pixels."
                    .formatted(size.width(), size.height(), maxPixels));
        }
    }

    private void requireCoefficientsFit(PictureSize size, byte[] file) {
        var limit = properties.progressiveMemory();
        if (JpegFrame.coefficientBytes(file) > limit.toBytes()) {
            throw new MediaException.TooLargeException(
                    "Decoding a progressive JPEG of %d x %d pixels takes more than %d MB. Save it as a baseline JPEG, or smaller."
                            .formatted(size.width(), size.height(), limit.toMegabytes()));
        }
    }

    private static BufferedImage read(ImageReader reader, int step) throws IOException {
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    /** How many pixels to skip: the decoded image and the scaled one have to fit into the available bytes together. */
    private int step(PictureSize size, int pixelSize, long available) {
        var step = 1;
        while (bytes(size, pixelSize, step) > available) {
            step++;
        }
        return step;
    }

    private long bytes(PictureSize size, int pixelSize, int step) {
        var read = new PictureSize(Math.ceilDiv(size.width(), step), Math.ceilDiv(size.height(), step));
        var scaled = read.within(properties.largestSide());
        return (read.pixels() + scaled.pixels()) * pixelSize;
    }

    /** Indexed colors and gray values are converted to four bytes before the picture is scaled, and so are long ones. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        var type = reader.getImageTypes(0).next();
        var samples = type.getSampleModel();
        var raw = samples.getNumBands() * DataBuffer.getDataTypeSize(samples.getDataType()) / Byte.SIZE;
        var isFinal = samples.getNumBands() > 2 && samples.getDataType() == DataBuffer.TYPE_BYTE;
        return isFinal ? raw : raw + Integer.BYTES;
    }
}
