package com.bharatmart.media;

/** This instance has reached a limit for uploads, image processing, or calls to Object Storage. */
public final class MediaBusyException extends RuntimeException {
    MediaBusyException(String message) {
        super(message);
    }
}
