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

/** Between what products keep of a picture and what the world needs to know of it. */
@Component
class ProductImageUrls {

    private final PictureUrls urls;
    private final MediaService library;

    ProductImageUrls(PictureUrls urls, MediaService library) {
        this.urls = urls;
        this.library = library;
    }

    /** Where the world finds what is kept. */
    String url(String kept) {
        return Picture.parse(kept).map(urls::of).orElse(kept);
    }

    /** In a size for lists; null of null. */
    @Nullable String preview(@Nullable String kept) {
        return kept == null ? null : Picture.parse(kept).map(urls::preview).orElse(kept);
    }

    List<PictureUrls.Rendition> renditions(Picture picture) {
        return urls.renditions(picture);
    }

    /** The id of a picture that is kept here; null if it is elsewhere. */
    static @Nullable UUID idOf(@Nullable String kept) {
        return Picture.parse(kept).map(picture -> picture.id().value()).orElse(null);
    }

    /**
     * What a product keeps of a picture. In a transaction, until whose end the picture is not deleted.
     *
     * @param pointer where in the body the id is
     * @throws ProductException.InvalidException if there is no such picture
     */
    String kept(UUID mediaId, String pointer) {
        var id = new MediaId(mediaId);
        var picture = library.findAndLock(List.of(id)).get(id);
        if (picture == null) {
            throw new ProductException.InvalidException(
                    List.of(FieldProblem.at(pointer, "unknown", "must be the id of a picture")));
        }
        return picture.toString();
    }
}
