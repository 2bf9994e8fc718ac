package com.bharatmart.media.web;

import com.bharatmart.media.PreauthenticatedRequest;
import java.time.Instant;

record DownloadResponse(String url, Instant expiresAt) {
    static DownloadResponse from(PreauthenticatedRequest allowed) {
        return new DownloadResponse(allowed.url(), allowed.expiresAt());
    }
}
