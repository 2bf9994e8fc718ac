package com.bharatmart.media;

/** In pixels. */
public record PictureSize(int width, int height) {

    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be positive");
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** With this width and the same aspect ratio. */
    PictureSize withWidth(int newWidth) {
        return new PictureSize(newWidth, (int) Math.max(1, Math.round((double) height * newWidth / width)));
    }

    /** With no side longer than this and the same aspect ratio. */
    PictureSize within(int maxSide) {
        var longest = Math.max(width, height);
        return longest <= maxSide
                ? this
                : new PictureSize((int) Math.max(1, Math.round((double) width * maxSide / longest)), (int)
                        Math.max(1, Math.round((double) height * maxSide / longest)));
    }

    PictureSize rotated() {
        return new PictureSize(/* width= */ height, /* height= */ width);
    }
}
