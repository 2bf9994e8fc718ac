package com.bharatmart.media;

import java.time.Instant;

/**
 * A pre-authenticated request: whoever knows the address may do one thing with one file, as long as it lasts.
 *
 * @param id under which it can be taken back
 */
public record PreauthenticatedRequest(String id, String url, Instant expiresAt) {

    /** Under which Object Storage lists all of them. */
    static final String NAME = "bharatmart-media";
}
