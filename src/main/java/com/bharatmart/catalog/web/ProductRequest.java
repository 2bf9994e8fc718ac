package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.Slug;
import com.bharatmart.media.Picture;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.Visible;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A product as staff describe it, without its stock and its ratings. */
record ProductRequest(
        @Schema(description = "Its address, which never changes; derived from the name if it is not given.")
        @Nullable @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.HANDLE_PATTERN, message = "must be " + Slug.HANDLE_RULE) String slug,

        @NotBlank @Visible @Size(max = ProductLimits.MAX_NAME_LENGTH) String name,

        @Schema(description = "HTML; scripts and everything else that could run is removed. Empty if it is not given.")
        @Nullable @Size(max = ProductLimits.MAX_DESCRIPTION_LENGTH) String description,

        @Nullable @Size(max = ProductLimits.MAX_NAME_LENGTH) String brand,
        @Nullable UUID categoryId,

        @Nullable @Size(max = ProductLimits.MAX_TAGS) List<
                        @NotBlank @Visible @Size(max = ProductLimits.MAX_NAME_LENGTH) @Pattern(regexp = "^[^,]*$", message = "must not have a comma") String>
                tags,

        @Schema(description = "DRAFT if it is not given.") @Nullable ProductStatus status,

        @Nullable @Pattern(regexp = "^[A-Z]{2}$", message = "must be two capital letters (ISO 3166-1)")
        String countryOfOrigin,

        @Schema(description = "What the variants differ in; none for a single one.")
        @Nullable @Size(max = ProductLimits.MAX_OPTIONS) List<@NotBlank @Visible @Size(max = ProductLimits.MAX_OPTION_LENGTH) String> optionNames,

        @NotEmpty @Size(max = ProductLimits.MAX_VARIANTS) List<@NotNull @Valid VariantRequest> variants,

        @Nullable @Size(max = ProductLimits.MAX_IMAGES) List<@NotNull @Valid ImageRequest> images,

        @Schema(description = TranslationRequest.DESCRIPTION) @Nullable @Size(max = TranslationRequest.MAX_LANGUAGES) Map<String, @Nullable @Valid TranslationRequest> translations) {

    static ProductRequest from(ProductAdminView product) {
        var form = product.form();
        return new ProductRequest(
                product.slug(),
                form.name(),
                form.description(),
                form.brand(),
                form.category() == null ? null : form.category().value(),
                form.tags(),
                form.status(),
                form.countryOfOrigin(),
                form.optionNames(),
                form.variants().stream()
                        .map(variant -> VariantRequest.from(variant, form.optionNames()))
                        .toList(),
                form.images().stream().map(ImageRequest::from).toList(),
                TranslationRequest.from(form.translations()));
    }

    /**
     * Runs in a transaction. The pictures are not deleted before it ends.
     *
     * @throws ProductException.InvalidException if a variant's options are not those of the product, or a picture does not exist
     */
    ProductForm toForm(ProductImageUrls imageUrls) {
        var names = optionNames == null ? List.<String>of() : optionNames;
        return new ProductForm(
                name,
                description == null ? "" : description,
                brand == null ? "" : brand,
                categoryId == null ? null : new CategoryId(categoryId),
                tags == null ? List.of() : tags,
                status == null ? ProductStatus.DRAFT : status,
                countryOfOrigin,
                names,
                IntStream.range(0, variants.size())
                        .mapToObj(i -> variants.get(i).toForm(names, "#/variants/" + i, imageUrls))
                        .toList(),
                images == null
                        ? List.of()
                        : IntStream.range(0, images.size())
                                .mapToObj(i -> images.get(i).toForm("#/images/" + i, imageUrls))
                                .toList(),
                TranslationRequest.toTranslations(translations));
    }

    /** Throws {@link ProductException.InvalidException} if the slug differs. */
    void requireSlug(String present) {
        if (!present.equals(slug)) {
            throw new ProductException.InvalidException(
                    List.of(FieldProblem.at("#/slug", "immutable", "cannot change: a product keeps its address")));
        }
    }

    /** A picture: one in Object Storage by its id, or one elsewhere by its URL. */
    record ImageRequest(
            @Schema(description = "Of a picture elsewhere.")
            @Nullable @Size(min = 1, max = ProductLimits.MAX_IMAGE_URL_LENGTH) String url,

            @Schema(description = "Of a picture that was uploaded; either this or the url.") @Nullable UUID mediaId,

            @Nullable @Size(max = ProductLimits.MAX_IMAGE_ALT_LENGTH) String alt) {

        static ImageRequest from(ProductImage image) {
            var id = ProductImageUrls.idOf(image.url());
            return new ImageRequest(id == null ? image.url() : null, id, image.alt());
        }

        ProductImage toForm(String pointer, ProductImageUrls imageUrls) {
            if ((url == null) == (mediaId == null) || Picture.parse(url).isPresent()) {
                throw new ProductException.InvalidException(
                        List.of(FieldProblem.at(pointer, "invalid", "must have either a url on the web or a mediaId")));
            }
            return new ProductImage(
                    mediaId == null ? Objects.requireNonNull(url) : imageUrls.stored(mediaId, pointer + "/mediaId"),
                    alt);
        }
    }
}
