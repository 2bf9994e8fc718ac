package com.bharatmart.media;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture as clients see it.
 *
 * @param reference what other modules store: {@link Picture#toString()}, or the URL of a picture elsewhere; not in the JSON
 * @param alt the text in place of the picture, null if it has none
 * @param variants the same smaller
 */
public record PictureView(
        @JsonIgnore String reference,
        String url,
        @Nullable String alt,

        @Schema(description = "Pixels; null of a picture elsewhere.") @Nullable Integer width,

        @Nullable Integer height,

        @Schema(description = "The same smaller, the smallest first.")
        List<Rendition> variants) {

    public PictureView {
        variants = List.copyOf(variants);
    }

    /** One smaller size. */
    public record Rendition(String url, String contentType, int width, int height) {

        static Rendition of(PictureUrls.Rendition rendition) {
            return new Rendition(
                    rendition.url(),
                    rendition.contentType(),
                    rendition.size().width(),
                    rendition.size().height());
        }
    }
}
