package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class CategoryController {

    private final CategoryService categories;
    private final CacheableResponses responses;

    CategoryController(CategoryService categories, CacheableResponses responses) {
        this.categories = categories;
        this.responses = responses;
    }

    @GetMapping(path = "/api/v1/categories", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listCategories", summary = "Shows the tree of categories")
    @ApiResponse(
            responseCode = "200",
            description = "The tree",
            content = @Content(schema = @Schema(implementation = CategoriesResponse.class)))
    ResponseEntity<byte[]> categories() {
        return responses.get("/api/v1/categories", () -> ResponseEntity.ok(CategoriesResponse.from(categories.tree())));
    }
}
