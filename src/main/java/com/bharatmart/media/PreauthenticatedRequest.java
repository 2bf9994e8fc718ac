package com.bharatmart.media;

import java.time.Instant;

/**
 * A pre-authenticated request of Object Storage: its URL allows one kind of access to one object until it expires.
 *
 * @param id with which it can be revoked
 */
public record PreauthenticatedRequest(String id, String url, Instant expiresAt) {

    /** The name of each request that this service creates. */
    static final String NAME = "bharatmart-media";
}
