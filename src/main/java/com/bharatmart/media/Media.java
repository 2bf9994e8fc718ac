package com.bharatmart.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture as staff see it.
 *
 * @param fileName as the person's computer calls the file, for display only
 * @param bytes of the picture in its full size
 */
public record Media(Picture picture, @Nullable String fileName, long bytes, Variants variants, Instant createdAt) {

    /** Whether its smaller sizes have been made. Until then the full size is given in their place. */
    public enum Variants {
        PENDING,
        MADE,
        /** They cannot be; the full size is given for good. */
        FAILED
    }
}
