package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryException;
import com.bharatmart.catalog.CategoryService;
import com.bharatmart.catalog.navigation.CategoryDetailService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class CategoryController {

    private static final String CATEGORIES = "/api/v1/categories";

    private final CategoryService categories;
    private final CategoryDetailService details;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;
    private final CatalogLanguages languages;
    private final CatalogTranslator translator;

    CategoryController(
            CategoryService categories,
            CategoryDetailService details,
            CacheableResponses responses,
            ProductImageUrls imageUrls,
            CatalogLanguages languages,
            CatalogTranslator translator) {
        this.categories = categories;
        this.details = details;
        this.responses = responses;
        this.imageUrls = imageUrls;
        this.languages = languages;
        this.translator = translator;
    }

    @GetMapping(path = CATEGORIES, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listCategories", summary = "Shows the tree of categories")
    @ApiResponse(
            responseCode = "200",
            description = "The tree",
            content = @Content(schema = @Schema(implementation = CategoriesResponse.class)))
    ResponseEntity<byte[]> categories(
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage) {
        var language = languages.choose(acceptLanguage);
        return responses.get(CATEGORIES, language, () -> tree(language));
    }

    @GetMapping(path = CATEGORIES + "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCategory",
            summary = "Shows a category with its place in the tree and the numbers of its products")
    @ApiResponse(
            responseCode = "200",
            description = "The category",
            content = @Content(schema = @Schema(implementation = CategoryDetailResponse.class)))
    ResponseEntity<byte[]> show(
            @PathVariable String slug,
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            HttpServletRequest request) {
        var language = languages.choose(acceptLanguage);
        return responses.get(CacheableResponses.key(request), language, () -> detail(slug, language));
    }

    private ResponseEntity<CategoriesResponse> tree(@Nullable String language) {
        var own = categories.tree();
        var tree = translator.translateTree(own, language);
        return CacheableResponses.ok(language, own, tree).body(CategoriesResponse.from(tree));
    }

    private ResponseEntity<CategoryDetailResponse> detail(String slug, @Nullable String language) {
        var category = details.find(slug, language).orElseThrow(CategoryException.NotFoundException::new);
        var response = ResponseEntity.ok();
        if (language != null && category.translated()) {
            response.header(HttpHeaders.CONTENT_LANGUAGE, language);
        }
        return response.body(CategoryDetailResponse.from(category, imageUrls));
    }
}
