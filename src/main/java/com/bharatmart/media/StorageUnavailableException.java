package com.bharatmart.media;

import org.jspecify.annotations.Nullable;

/** Object Storage does not answer, or none is configured. */
public final class StorageUnavailableException extends RuntimeException {
    StorageUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
