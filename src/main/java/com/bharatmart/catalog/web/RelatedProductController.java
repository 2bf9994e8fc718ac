package com.bharatmart.catalog.web;

import com.bharatmart.catalog.navigation.RelatedProductService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class RelatedProductController {

    private static final String PATH = ProductController.PRODUCTS + "/{slug}/related";

    private final RelatedProductService related;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;
    private final CatalogLanguages languages;
    private final CatalogTranslator translator;

    RelatedProductController(
            RelatedProductService related,
            CacheableResponses responses,
            ProductImageUrls imageUrls,
            CatalogLanguages languages,
            CatalogTranslator translator) {
        this.related = related;
        this.responses = responses;
        this.imageUrls = imageUrls;
        this.languages = languages;
        this.translator = translator;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRelatedProducts",
            summary = "Lists products like another one",
            description =
                    "Of its categories and its brand, the most similar first, and those in stock before all others.")
    @ApiResponse(
            responseCode = "200",
            description = "The products",
            content = @Content(schema = @Schema(implementation = RelatedProductsResponse.class)))
    ResponseEntity<byte[]> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "12") @Min(1) @Max(24) int limit,
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            HttpServletRequest request) {
        var language = languages.choose(acceptLanguage);
        return responses.get(CacheableResponses.key(request), language, () -> products(slug, limit, language));
    }

    private ResponseEntity<RelatedProductsResponse> products(String slug, int limit, @Nullable String language) {
        var own = related.find(slug, limit).orElseThrow(() -> new ProductNotFoundException(slug));
        var shown = translator.translate(own, language);
        return CacheableResponses.ok(language, own, shown).body(RelatedProductsResponse.from(shown, imageUrls));
    }
}
