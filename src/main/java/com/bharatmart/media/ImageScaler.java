package com.bharatmart.media;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.image.BufferedImage;

/** Resamples images. */
final class ImageScaler {
    private ImageScaler() {}

    /** Returns the same image if it has that size already. */
    static BufferedImage scale(BufferedImage image, PictureSize size) {
        return image.getWidth() == size.width() && image.getHeight() == size.height()
                ? image
                : new ResampleOp(size.width(), size.height(), ResampleOp.FILTER_TRIANGLE).filter(image, null);
    }
}
