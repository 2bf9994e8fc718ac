package com.bharatmart.media;

import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The screen of a GIF, and the place of its first frame on it (GIF89a, sections 18 and 20). The rest of the screen is
 * transparent. A frame outside of the screen enlarges it, as browsers do.
 */
record GifScreen(PictureSize size, int left, int top, PictureSize frame) {

    private static final int SCREEN_SIZE = 6;
    private static final int FLAGS = 10;
    private static final int HEADER_SIZE = 13;
    private static final int HAS_COLOR_TABLE = 0x80;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;

    /** Throws {@link MediaException.UnreadableException} if the file has no frame. */
    static GifScreen of(byte[] file) {
        try {
            var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            in.position(HEADER_SIZE);
            if ((file[FLAGS] & HAS_COLOR_TABLE) != 0) {
                in.position(HEADER_SIZE + 3 * (2 << (file[FLAGS] & 7)));
            }
            while (in.get() == EXTENSION) {
                skipExtension(in);
            }
            if (file[in.position() - 1] != FRAME) {
                throw new MediaException.UnreadableException();
            }
            var left = in.getShort() & 0xFFFF;
            var top = in.getShort() & 0xFFFF;
            var frame = new PictureSize(in.getShort() & 0xFFFF, in.getShort() & 0xFFFF);
            var width = in.getShort(SCREEN_SIZE) & 0xFFFF;
            var height = in.getShort(SCREEN_SIZE + 2) & 0xFFFF;
            var size = new PictureSize(Math.max(width, left + frame.width()), Math.max(height, top + frame.height()));
            return new GifScreen(size, left, top, frame);
        } catch (RuntimeException _) {
            throw new MediaException.UnreadableException();
        }
    }

    private static void skipExtension(ByteBuffer in) {
        in.get();
        for (var length = in.get() & 0xFF; length > 0; length = in.get() & 0xFF) {
            in.position(in.position() + length);
        }
    }

    /**
     * The screen with the first frame.
     *
     * @param image the frame, of which every so many pixels were read
     */
    BufferedImage show(BufferedImage image, int step) {
        if (frame.equals(size)) {
            return image;
        }
        var screen = new BufferedImage(
                Math.max(Math.ceilDiv(size.width(), step), left / step + image.getWidth()),
                Math.max(Math.ceilDiv(size.height(), step), top / step + image.getHeight()),
                BufferedImage.TYPE_4BYTE_ABGR);
        var graphics = screen.createGraphics();
        try {
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(image, left / step, top / step, null);
        } finally {
            graphics.dispose();
        }
        return screen;
    }
}
