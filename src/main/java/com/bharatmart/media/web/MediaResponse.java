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

        @Schema(description = "Of the full size; relative to this service, unless pictures have a place of their own.")
        String url,

        String contentType,
        int width,
        int height,

        @Schema(description = "Of the bytes at the url, in hexadecimal.")
        String sha256,

        @Schema(description = "Bytes at the url.") long size,

        @Schema(description = "The smaller sizes. Until they have been made, the full size is given in their place.")
        List<Variant> variants,

        @Schema(description = "Whether they have been made; FAILED if they cannot be.")
        Media.Variants variantsState,

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
                urls.renditions(picture).stream().map(Variant::from).toList(),
                media.variants(),
                media.fileName(),
                media.createdAt());
    }

    record Variant(String url, String contentType, int width, int height) {
        static Variant from(PictureUrls.Rendition rendition) {
            return new Variant(
                    rendition.url(),
                    rendition.contentType(),
                    rendition.size().width(),
                    rendition.size().height());
        }
    }
}
