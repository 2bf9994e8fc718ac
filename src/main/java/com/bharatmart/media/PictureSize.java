package com.bharatmart.media;

/** In pixels. */
public record PictureSize(int width, int height) {

    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has pixels");
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** The same form with that width. */
    PictureSize withWidth(int other) {
        return new PictureSize(other, (int) Math.max(1, Math.round((double) height * other / width)));
    }

    /** The same form with no side longer than that. */
    PictureSize within(int side) {
        var longest = Math.max(width, height);
        return longest <= side
                ? this
                : new PictureSize((int) Math.max(1, Math.round((double) width * side / longest)), (int)
                        Math.max(1, Math.round((double) height * side / longest)));
    }

    PictureSize turned() {
        return new PictureSize(/* width= */ height, /* height= */ width);
    }
}
