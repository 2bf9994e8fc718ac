package com.bharatmart.media.web;

import com.bharatmart.media.Media;
import com.bharatmart.media.MediaId;
import com.bharatmart.media.PictureUrls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record MediaResponse(
        MediaId id,

        @Schema(description = "URL of the full size; relative to this service unless pictures have another host.")
        String url,

        String contentType,
        int width,
        int height,

        @Schema(description = "SHA-256 of the content at the URL, in hexadecimal.")
        String sha256,

        @Schema(description = "Size of the content at the URL, bytes.")
        long size,

        @Schema(description = "The smaller sizes. Until they have been made, their URLs return the full size.")
        List<Rendition> variants,

        @Schema(description = "Whether the smaller sizes have been made; FAILED if they cannot be made.")
        Media.RenditionState variantsState,

        @Nullable String fileName,
        Instant createdAt) {

    static MediaResponse from(Media media, PictureUrls urls) {
        var picture = media.picture();
        return new MediaResponse(
                picture.id(),
                urls.of(picture),
                picture.type().contentType(),
                picture.size().width(),
                picture.size().height(),
                picture.sha256(),
                media.bytes(),
                urls.renditions(picture).stream().map(Rendition::from).toList(),
                media.renditions(),
                media.fileName(),
                media.createdAt());
    }

    record Rendition(String url, String contentType, int width, int height) {
        static Rendition from(PictureUrls.Rendition rendition) {
            return new Rendition(
                    rendition.url(),
                    rendition.contentType(),
                    rendition.size().width(),
                    rendition.size().height());
        }
    }
}
