package com.bharatmart.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture as staff see it. The audit log holds its JSON form.
 *
 * @param fileName the uploaded file's name, for display only
 * @param bytes of the picture in its full size
 */
public record Media(
        Picture picture,
        @Nullable String fileName,
        long bytes,
        @JsonProperty("variants") RenditionState renditions,
        Instant createdAt) {

    /** Whether the smaller sizes exist. While they do not, requests for them get the full size. */
    public enum RenditionState {
        PENDING,
        MADE,
        /** They cannot be made. Requests for them always get the full size. */
        FAILED
    }
}
