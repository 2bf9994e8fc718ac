package com.bharatmart.media;

import com.twelvemonkeys.image.ResampleOp;
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

/** A picture unpacked: upright, in the colours of the web, with nothing but its pixels. */
record ImageScaler(BufferedImage image) {

    /** Bytes of the first block of what is written; each further one is twice as long. */
    private static final int BLOCK = 64 * 1024;

    PictureSize size() {
        return new PictureSize(image.getWidth(), image.getHeight());
    }

    PictureType type() {
        return image.getColorModel().hasAlpha() ? PictureType.PNG : PictureType.JPEG;
    }

    /** The same picture smaller. */
    ImageScaler scaled(PictureSize wanted) {
        return new ImageScaler(scaled(image, wanted));
    }

    static BufferedImage scaled(BufferedImage image, PictureSize wanted) {
        return image.getWidth() == wanted.width() && image.getHeight() == wanted.height()
                ? image
                : new ResampleOp(wanted.width(), wanted.height(), ResampleOp.FILTER_TRIANGLE).filter(image, null);
    }

    /**
     * Turns it upright and into the colours of the web.
     *
     * @param taken the picture as it was read
     */
    static ImageScaler upright(BufferedImage taken, ExifOrientation orientation) {
        var size = new PictureSize(taken.getWidth(), taken.getHeight());
        var upright = orientation.apply(size);
        var isTransparent = hasTransparency(taken);
        var type = isTransparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        if (orientation.isUpright() && taken.getType() == type) {
            return new ImageScaler(taken);
        }
        var image = new BufferedImage(upright.width(), upright.height(), type);
        var graphics = image.createGraphics();
        try {
            if (!isTransparent) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, upright.width(), upright.height());
            }
            graphics.drawImage(taken, orientation.transform(size), null);
        } finally {
            graphics.dispose();
        }
        return new ImageScaler(image);
    }

    /** @param quality of a JPEG, percent */
    byte[] encoded(int quality) {
        var writer = ImageIO.getImageWritersByFormatName(type().name().toLowerCase(Locale.ROOT))
                .next();
        // Of blocks: an array that grows would be there twice, each time twice as long.
        var bytes = new FastByteArrayOutputStream(BLOCK);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (type() == PictureType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality / 100f);
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
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
