package com.bharatmart.media.web;

import com.bharatmart.media.DirectUploadService;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

record DirectUploadResponse(
        UUID id,

        @Schema(description = "Where to PUT the file. The URL is a secret.")
        String uploadUrl,

        Instant expiresAt,

        @Schema(description = "Maximum size of the file, bytes.")
        long maxSize) {

    static DirectUploadResponse from(DirectUploadService.Offer offer, DataSize maxSize) {
        return new DirectUploadResponse(
                offer.id(), offer.request().url(), offer.request().expiresAt(), maxSize.toBytes());
    }
}
