package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductRejection;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.media.Picture;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds uploaded pictures to a product that has none. All other fields stay.
 *
 * @param images in their order; they follow the addresses of pictures elsewhere
 */
record ProductPictures(String handle, List<ProductImage> images) implements ProductUpsertService.Change {

    ProductPictures {
        images = List.copyOf(images);
    }

    static boolean areMissing(ProductAdminView product) {
        return product.form().images().stream()
                .allMatch(image -> Picture.parse(image.url()).isEmpty());
    }

    @Override
    public boolean keepsCategory() {
        return true;
    }

    @Override
    public @Nullable ProductDraft applyTo(@Nullable ProductAdminView existing, Consumer<ProductRejection> rejections) {
        if (existing == null || !areMissing(existing)) {
            return null;
        }
        var form = existing.form();
        return new ProductDraft(
                handle,
                form.name(),
                form.description(),
                form.brand(),
                List.of(),
                form.tags(),
                form.status(),
                existing.rating(),
                existing.ratingCount(),
                form.countryOfOrigin(),
                form.optionNames(),
                List.of(),
                Stream.concat(form.images().stream(), images.stream()).toList());
    }
}
