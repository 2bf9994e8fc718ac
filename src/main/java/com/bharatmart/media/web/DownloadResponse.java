package com.bharatmart.media.web;

import com.bharatmart.media.DirectRequest;
import java.time.Instant;

record DownloadResponse(String url, Instant expiresAt) {
    static DownloadResponse from(DirectRequest allowed) {
        return new DownloadResponse(allowed.url(), allowed.expiresAt());
    }
}
