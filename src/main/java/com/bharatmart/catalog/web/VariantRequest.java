package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.Visible;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A variant as staff describe it. Its SKU never changes. */
record VariantRequest(
        @NotNull Sku sku,

        @Schema(description = "A value for each option of the product, by the option's name.")
        @Size(max = ProductLimits.MAX_OPTIONS) Map<String, @NotBlank @Visible @Size(max = ProductLimits.MAX_OPTION_LENGTH) String> options,

        @Schema(description = "Of one piece, taxes included; at most 1 crore rupees.") @NotNull Money price,

        @Schema(description = "The maximum retail price; the price itself if it is not given.") @Nullable Money mrp,

        @Schema(description = "Of one piece, packed; 0 if it is not given.")
        @Nullable @Min(0) @Max(ProductLimits.MAX_WEIGHT_GRAMS) Integer weightGrams,

        @Schema(description = "2, 4, 6 or 8 digits of the GST tariff.")
        @Nullable @Pattern(regexp = ProductLimits.HSN_PATTERN, message = "must have 2, 4, 6 or 8 digits") String hsn,

        @Nullable @Size(max = ProductLimits.MAX_BARCODE_LENGTH) String barcode,

        @Schema(description = "Its own picture, by its id; none if it is not given.") @Nullable UUID mediaId) {

    VariantRequest {
        options = options == null ? Map.of() : options;
    }

    static VariantRequest from(ProductForm.Variant variant, List<String> optionNames) {
        return new VariantRequest(
                variant.sku(),
                options(variant, optionNames),
                variant.price(),
                variant.mrp(),
                variant.weightGrams(),
                variant.hsn(),
                variant.barcode(),
                ProductImageUrls.idOf(variant.image()));
    }

    static Map<String, String> options(ProductForm.Variant variant, List<String> optionNames) {
        var options = new LinkedHashMap<String, String>();
        IntStream.range(0, Math.min(optionNames.size(), variant.optionValues().size()))
                .forEach(i ->
                        options.put(optionNames.get(i), variant.optionValues().get(i)));
        return options;
    }

    /**
     * @param pointer the place of the variant in the body
     * @throws ProductException.InvalidException if the options are not those of the product, or the picture does not exist
     */
    ProductForm.Variant toForm(List<String> optionNames, String pointer, ProductImageUrls imageUrls) {
        if (options.size() != optionNames.size() || !options.keySet().containsAll(optionNames)) {
            throw new ProductException.InvalidException(List.of(FieldProblem.at(
                    pointer + "/options", "invalid", "must have a value for each of the options " + optionNames)));
        }
        return new ProductForm.Variant(
                sku,
                optionNames.stream()
                        .map(name -> Objects.requireNonNull(options.get(name)))
                        .toList(),
                price,
                mrp == null ? price : mrp,
                weightGrams == null ? 0 : weightGrams,
                hsn,
                barcode,
                mediaId == null ? null : imageUrls.stored(mediaId, pointer + "/mediaId"));
    }

    /** Throws {@link ProductException.InvalidException} if the SKU differs. */
    void requireSku(Sku present) {
        if (!sku.equals(present)) {
            throw new ProductException.InvalidException(
                    List.of(FieldProblem.at("#/sku", "immutable", "cannot change: add another variant")));
        }
    }
}
