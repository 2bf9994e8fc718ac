package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.ProductList;
import com.bharatmart.shared.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ProductListResponse(
        List<ProductSummaryResponse> data,

        @Schema(type = "string", description = "Where the next page starts; null on the last.", nullable = true)
        @Nullable Cursor nextCursor,

        @Schema(description = "The length of the whole list, with include=total.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total,

        @Schema(description = "With include=total: false if a search has more matches than are counted.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Boolean totalIsExact,

        @Schema(description = "With facets=true.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FacetsResponse facets,

        @Schema(description = "What was searched for instead, where nothing matches the query itself.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String correctedQuery) {

    static ProductListResponse from(ProductList list, ProductImageUrls imageUrls) {
        var total = list.total();
        return new ProductListResponse(
                list.page().data().stream()
                        .map(product -> ProductSummaryResponse.from(product, imageUrls))
                        .toList(),
                list.page().nextCursor(),
                total == null ? null : total.count(),
                total == null ? null : total.exact(),
                list.facets() == null ? null : FacetsResponse.from(list.facets()),
                list.correctedQuery());
    }
}
