package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductList;
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

        @Schema(description = "With facets=true.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FacetsResponse facets,

        @Schema(description = "What was searched for instead, where nothing matches the query itself.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String correctedQuery) {

    static ProductListResponse from(ProductList list) {
        return new ProductListResponse(
                list.page().data().stream().map(ProductSummaryResponse::from).toList(),
                list.page().nextCursor(),
                list.total(),
                list.facets() == null ? null : FacetsResponse.from(list.facets()),
                list.correctedQuery());
    }
}
