package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.navigation.CategoryDetail;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category as its page shows it. */
record CategoryDetailResponse(
        CategoryId id,
        String slug,
        String name,

        @Schema(description = "HTML without anything that runs; empty if there is none.")
        String description,

        @Schema(description = "The URL of its picture in a size for lists.") @Nullable String image,

        @Schema(description = "The same picture in all sizes, and its text.")
        ProductResponse.@Nullable Picture picture,

        @Schema(description = "Published products in it and in the categories below it.")
        long productCount,

        @Schema(description = "From the top of the tree to this category itself.")
        List<Breadcrumb> breadcrumbs,

        @Schema(description = "The categories directly below it, in their order.")
        List<Child> children) {

    static CategoryDetailResponse from(CategoryDetail detail, ProductImageUrls imageUrls) {
        var category = detail.category();
        return new CategoryDetailResponse(
                category.id(),
                category.slug(),
                category.name(),
                detail.description(),
                imageUrls.preview(category.image()),
                picture(category, imageUrls),
                category.products(),
                detail.path().stream()
                        .map(step -> new Breadcrumb(step.slug(), step.name()))
                        .toList(),
                detail.children().stream()
                        .map(child -> Child.from(child, imageUrls))
                        .toList());
    }

    /** A picture of a category has the category's name as its text. */
    private static ProductResponse.@Nullable Picture picture(
            CategoryDetail.Entry category, ProductImageUrls imageUrls) {
        var image = category.image();
        return image == null ? null : ProductResponse.Picture.from(new ProductImage(image, category.name()), imageUrls);
    }

    record Breadcrumb(String slug, String name) {}

    record Child(
            CategoryId id,
            String slug,
            String name,
            @Nullable String image,
            ProductResponse.@Nullable Picture picture,

            @Schema(description = "Published products in it and in the categories below it.")
            long productCount) {

        static Child from(CategoryDetail.Entry category, ProductImageUrls imageUrls) {
            return new Child(
                    category.id(),
                    category.slug(),
                    category.name(),
                    imageUrls.preview(category.image()),
                    CategoryDetailResponse.picture(category, imageUrls),
                    category.products());
        }
    }
}
