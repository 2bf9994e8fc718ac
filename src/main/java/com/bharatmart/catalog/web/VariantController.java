package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.list.ProductService;
import com.bharatmart.shared.Sku;
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
class VariantController {

    private static final String VARIANTS = "/api/v1/variants";

    private final ProductService products;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;
    private final CatalogLanguages languages;
    private final CatalogTranslator translator;

    VariantController(
            ProductService products,
            CacheableResponses responses,
            ProductImageUrls imageUrls,
            CatalogLanguages languages,
            CatalogTranslator translator) {
        this.products = products;
        this.responses = responses;
        this.imageUrls = imageUrls;
        this.languages = languages;
        this.translator = translator;
    }

    @GetMapping(path = VARIANTS + "/{sku}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getVariant",
            summary = "Shows the variant with a sku",
            description = "In the path, ~ stands for a slash of the sku.")
    @ApiResponse(
            responseCode = "200",
            description = "The variant",
            content = @Content(schema = @Schema(implementation = VariantDetailResponse.class)))
    ResponseEntity<byte[]> show(
            @PathVariable Sku sku,
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            HttpServletRequest request) {
        var language = languages.choose(acceptLanguage);
        return responses.get(CacheableResponses.key(request), language, () -> variant(sku, language));
    }

    private ResponseEntity<VariantDetailResponse> variant(Sku sku, @Nullable String language) {
        var product = products.find(sku).orElseThrow(ProductException.NotFoundException::new);
        var shown = translator.translate(product, language);
        return CacheableResponses.ok(language, product, shown).body(VariantDetailResponse.from(shown, sku, imageUrls));
    }
}
