package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.media.MediaId;
import com.bharatmart.media.MediaService;
import com.bharatmart.media.Picture;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts between the stored reference of a product's picture and its public URLs. */
@Component
class ProductImageUrls {

    private final PictureUrls urls;
    private final MediaService media;

    ProductImageUrls(PictureUrls urls, MediaService media) {
        this.urls = urls;
        this.media = media;
    }

    /** The public URL. */
    String url(String stored) {
        return Picture.parse(stored).map(urls::of).orElse(stored);
    }

    /** The public URL of the size for lists; null for null. */
    @Nullable String preview(@Nullable String stored) {
        return stored == null ? null : Picture.parse(stored).map(urls::preview).orElse(stored);
    }

    List<PictureUrls.Rendition> renditions(Picture picture) {
        return urls.renditions(picture);
    }

    /** The id of a picture in Object Storage; null if the picture is elsewhere. */
    static @Nullable UUID idOf(@Nullable String stored) {
        return Picture.parse(stored).map(picture -> picture.id().value()).orElse(null);
    }

    /**
     * The reference that a product stores. Runs in a transaction. The picture is not deleted before it ends.
     *
     * @param pointer the place of the id in the body
     * @throws ProductException.InvalidException if the picture does not exist
     */
    String stored(UUID mediaId, String pointer) {
        var id = new MediaId(mediaId);
        var picture = media.findAndLock(List.of(id)).get(id);
        if (picture == null) {
            throw new ProductException.InvalidException(
                    List.of(FieldProblem.at(pointer, "unknown", "must be the id of a picture")));
        }
        return picture.toString();
    }
}
