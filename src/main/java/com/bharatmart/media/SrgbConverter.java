package com.bharatmart.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Converts decoded images to sRGB with eight bits per channel. Java takes gray values as linear light; files mean those of
 * sRGB, or of their color profile. So a gray image becomes one of 256 indexed colors, which needs no more memory. Colors are
 * converted in place, some rows at a time.
 */
final class SrgbConverter {

    private static final int STRIPE_HEIGHT = 16;
    private static final int VALUES = 256;
    private static final int[] RGB_BANDS = {0, 1, 2};

    private final @Nullable ColorConvertOp conversion;
    private final boolean isGray;

    /** @param profile of the images, null for sRGB */
    SrgbConverter(@Nullable ICC_Profile profile) {
        this.conversion = profile == null ? null : conversion(profile);
        this.isGray = profile != null && profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
    }

    private static ColorConvertOp conversion(ICC_Profile profile) {
        return new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /** May change the image, and return the same one. */
    BufferedImage convert(BufferedImage image) {
        var raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return new BufferedImage(converted(palette), raster, false, null);
        }
        return switch (raster.getNumBands()) {
            case 1 -> new BufferedImage(grayPalette(), eightBits(raster), false, null);
            case 2 -> transparentGray(raster);
            default -> converted(raster.getTransferType() == DataBuffer.TYPE_USHORT ? eightBits(image) : image);
        };
    }

    private IndexColorModel converted(IndexColorModel palette) {
        if (conversion == null || (isGray && !isGray(palette))) {
            return palette;
        }
        var size = palette.getMapSize();
        var colors = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, size, 1, isGray ? 1 : 3, null);
        var alpha = new byte[size];
        for (var i = 0; i < size; i++) {
            colors.setSample(i, 0, 0, palette.getRed(i));
            if (!isGray) {
                colors.setSample(i, 0, 1, palette.getGreen(i));
                colors.setSample(i, 0, 2, palette.getBlue(i));
            }
            alpha[i] = (byte) palette.getAlpha(i);
        }
        var converted = conversion.filter(colors, null);
        return new IndexColorModel(
                palette.getPixelSize(), size, band(converted, 0), band(converted, 1), band(converted, 2), alpha);
    }

    private static boolean isGray(IndexColorModel palette) {
        for (var i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    /** The color of each gray value. */
    private IndexColorModel grayPalette() {
        var values = new byte[VALUES];
        for (var i = 0; i < VALUES; i++) {
            values[i] = (byte) i;
        }
        return converted(new IndexColorModel(Byte.SIZE, VALUES, values, values, values));
    }

    private static byte[] band(Raster colors, int band) {
        var values = new byte[colors.getWidth()];
        for (var i = 0; i < values.length; i++) {
            values[i] = (byte) colors.getSample(i, 0, band);
        }
        return values;
    }

    private BufferedImage transparentGray(Raster raster) {
        var palette = grayPalette();
        var image = new BufferedImage(raster.getWidth(), raster.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
        var gray = new int[2 * raster.getWidth()];
        var colors = new int[raster.getWidth()];
        var highest = highest(raster);
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, gray);
            for (var x = 0; x < colors.length; x++) {
                var opaque = palette.getRGB(eightBits(gray[2 * x], highest)) & 0xFFFFFF;
                colors[x] = opaque | eightBits(gray[2 * x + 1], highest) << 24;
            }
            image.setRGB(0, y, colors.length, 1, colors, 0, colors.length);
        }
        return image;
    }

    private BufferedImage converted(BufferedImage image) {
        if (conversion != null && !isGray) {
            var raster = image.getRaster();
            for (var y = 0; y < raster.getHeight(); y += STRIPE_HEIGHT) {
                var height = Math.min(STRIPE_HEIGHT, raster.getHeight() - y);
                var stripe = raster.createWritableChild(0, y, raster.getWidth(), height, 0, 0, RGB_BANDS);
                stripe.setRect(conversion.filter(stripe, null));
            }
        }
        return image;
    }

    private static BufferedImage eightBits(BufferedImage image) {
        var type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        var reduced = new BufferedImage(image.getWidth(), image.getHeight(), type);
        reduce(image.getRaster(), reduced.getRaster());
        return reduced;
    }

    private static WritableRaster eightBits(WritableRaster gray) {
        if (gray.getTransferType() == DataBuffer.TYPE_BYTE) {
            return gray;
        }
        var reduced = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, gray.getWidth(), gray.getHeight(), 1, null);
        reduce(gray, reduced);
        return reduced;
    }

    private static void reduce(Raster from, WritableRaster to) {
        var values = new int[from.getWidth() * from.getNumBands()];
        var highest = highest(from);
        for (var y = 0; y < from.getHeight(); y++) {
            from.getPixels(from.getMinX(), from.getMinY() + y, from.getWidth(), 1, values);
            for (var i = 0; i < values.length; i++) {
                values[i] = eightBits(values[i], highest);
            }
            to.setPixels(0, y, to.getWidth(), 1, values);
        }
    }

    private static int highest(Raster raster) {
        return (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    }

    private static int eightBits(int value, int highest) {
        return (value * (VALUES - 1) + highest / 2) / highest;
    }
}
