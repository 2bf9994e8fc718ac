package com.bharatmart.platform.archive;

/** An archived month does not exist, or is not what its manifest says. */
class ArchiveException extends RuntimeException {
    ArchiveException(String message) {
        super(message);
    }
}
