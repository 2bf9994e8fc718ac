package com.bharatmart.media;

/** This instance has as much to do with pictures as it can. */
public final class MediaBusy extends RuntimeException {
    MediaBusy(String message) {
        super(message);
    }
}
