package com.bharatmart.media;

/** This instance has as much to do with pictures as it can. */
public final class MediaBusyException extends RuntimeException {
    MediaBusyException(String message) {
        super(message);
    }
}
