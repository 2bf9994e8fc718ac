package com.bharatmart.media.web;

import com.bharatmart.media.PreauthenticatedRequest;
import java.time.Instant;

record DownloadResponse(String url, Instant expiresAt) {
    static DownloadResponse from(PreauthenticatedRequest request) {
        return new DownloadResponse(request.url(), request.expiresAt());
    }
}
