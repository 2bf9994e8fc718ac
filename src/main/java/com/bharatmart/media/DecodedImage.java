package com.bharatmart.media;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.util.FastByteArrayOutputStream;

/** The pixels of a picture, upright and in sRGB, without metadata. */
record DecodedImage(BufferedImage image) {

    /** Bytes of the first block of an encoded image. Each further block is twice as long. */
    private static final int INITIAL_BLOCK_SIZE = 64 * 1024;

    PictureSize size() {
        return new PictureSize(image.getWidth(), image.getHeight());
    }

    PictureType type() {
        return image.getColorModel().hasAlpha() ? PictureType.PNG : PictureType.JPEG;
    }

    DecodedImage scaled(PictureSize size) {
        return new DecodedImage(ImageScaler.scale(image, size));
    }

    /**
     * Turns an image upright.
     *
     * @param source in sRGB
     */
    static DecodedImage upright(BufferedImage source, ExifOrientation orientation) {
        var size = new PictureSize(source.getWidth(), source.getHeight());
        var upright = orientation.apply(size);
        var isTransparent = hasTransparency(source);
        var type = isTransparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        if (orientation.isUpright() && source.getType() == type) {
            return new DecodedImage(source);
        }
        var image = new BufferedImage(upright.width(), upright.height(), type);
        var graphics = image.createGraphics();
        try {
            if (isTransparent) {
                graphics.setComposite(AlphaComposite.Src);
            } else {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, upright.width(), upright.height());
            }
            graphics.drawImage(source, orientation.transform(size), null);
        } finally {
            graphics.dispose();
        }
        return new DecodedImage(image);
    }

    /** @param quality of a JPEG, percent */
    byte[] encode(int quality) {
        var writer = ImageIO.getImageWritersByFormatName(type().name().toLowerCase(Locale.ROOT))
                .next();
        // A list of blocks: a growing array would exist twice while it is copied.
        var bytes = new FastByteArrayOutputStream(INITIAL_BLOCK_SIZE);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (type() == PictureType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality / 100f);
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArrayUnsafe();
    }

    private static boolean hasTransparency(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }
}
