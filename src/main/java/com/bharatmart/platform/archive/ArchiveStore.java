package com.bharatmart.platform.archive;

import java.util.Optional;

/** Where archived months are stored. Each call throws {@link UnavailableException} while the store cannot be reached. */
public interface ArchiveStore {

    /** Whether there is a place for the archive. Without one, all months stay in the database. */
    boolean isConfigured();

    /** Reaches the store. The service does so in the background, a command before its first call. Not thread-safe. */
    void connect();

    /** Creates or replaces an object. */
    void put(String name, String contentType, byte[] content);

    /** The whole object; empty if there is none. Throws an exception if it has more than {@code maxLength} bytes. */
    Optional<byte[]> get(String name, int maxLength);

    /** The store does not answer, or is not reached yet. */
    final class UnavailableException extends RuntimeException {
        public UnavailableException(Throwable cause) {
            super(cause);
        }
    }
}
