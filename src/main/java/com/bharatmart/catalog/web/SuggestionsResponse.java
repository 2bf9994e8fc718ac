package com.bharatmart.catalog.web;

import com.bharatmart.catalog.search.Suggestion;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SuggestionsResponse(
        @Schema(description = "Queries first, then categories, brands and products.")
        List<SuggestionResponse> data) {

    static SuggestionsResponse from(List<Suggestion> suggestions, ProductImageUrls imageUrls) {
        return new SuggestionsResponse(suggestions.stream()
                .map(suggestion -> SuggestionResponse.from(suggestion, imageUrls))
                .toList());
    }

    record SuggestionResponse(
            @Schema(description = "What the suggestion leads to.")
            Type type,

            @Schema(description = "The query, or the name of the category, brand or product.", example = "red kurta")
            String text,

            @Schema(description = "Of a category, brand or product.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable String slug,

            @Schema(description = "The first picture of a product, in the size for lists.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable String image) {

        static SuggestionResponse from(Suggestion suggestion, ProductImageUrls imageUrls) {
            return new SuggestionResponse(
                    switch (suggestion.type()) {
                        case QUERY -> Type.QUERY;
                        case CATEGORY -> Type.CATEGORY;
                        case BRAND -> Type.BRAND;
                        case PRODUCT -> Type.PRODUCT;
                    },
                    suggestion.text(),
                    suggestion.slug(),
                    imageUrls.preview(suggestion.image()));
        }

        enum Type {
            @JsonProperty("query")
            QUERY,
            @JsonProperty("category")
            CATEGORY,
            @JsonProperty("brand")
            BRAND,
            @JsonProperty("product")
            PRODUCT
        }
    }
}
