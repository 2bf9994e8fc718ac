package com.bharatmart.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Unique pictures for tests. */
final class TestPictures {
    private TestPictures() {}

    /** Red on the left, blue on the right, with a random pattern in the middle. */
    static BufferedImage picture(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        var random = ThreadLocalRandom.current();
        var step = Math.max(1, width / 40);
        for (var x = width / 4; x < width * 3 / 4; x += step) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(x, height / 3, step, height / 3);
        }
        graphics.dispose();
        return image;
    }

    static byte[] jpeg(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_3BYTE_BGR), "png");
    }

    static byte[] gif(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    static byte[] encode(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture with another chunk after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        var header = 33;
        return ByteBuffer.allocate(png.length + 12 + data.length)
                .put(png, 0, header)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /** The picture with another segment after its start, and after the ones that are there first by convention. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        var at = 2;
        if ((jpeg[3] & 0xFF) == 0xE0) {
            at += 2 + (ByteBuffer.wrap(jpeg).getShort(4) & 0xFFFF);
        }
        return ByteBuffer.allocate(jpeg.length + 4 + data.length)
                .put(jpeg, 0, at)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (data.length + 2))
                .put(data)
                .put(jpeg, at, jpeg.length - at)
                .array();
    }

    /** A big-endian TIFF with an orientation, without the prefix of a JPEG. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
