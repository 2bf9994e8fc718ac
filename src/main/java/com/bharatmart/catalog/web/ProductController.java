package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductService;
import com.bharatmart.platform.request.NextLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class ProductController {

    private static final String PRODUCTS = "/api/v1/products";

    private final ProductService products;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;

    ProductController(ProductService products, CacheableResponses responses, ProductImageUrls imageUrls) {
        this.products = products;
        this.responses = responses;
        this.imageUrls = imageUrls;
    }

    @GetMapping(path = PRODUCTS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listProducts", summary = "Lists, filters and searches products")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words to search for; \"exact phrase\", or, -without",
            schema = @Schema(type = "string", maxLength = ProductListParameters.MAX_QUERY_LENGTH))
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "Slug; the categories below it count too",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "brand",
            in = ParameterIn.QUERY,
            description = "Slugs; a product has one of them",
            array = @ArraySchema(schema = @Schema(type = "string"), maxItems = ProductListParameters.MAX_BRANDS))
    @Parameter(
            name = "minPrice",
            in = ParameterIn.QUERY,
            description = "Paise",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    @Parameter(
            name = "maxPrice",
            in = ParameterIn.QUERY,
            description = "Paise",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    @Parameter(name = "inStock", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "relevance with q, newest without",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"relevance", "price", "-price", "newest", "rating"}))
    @Parameter(name = "facets", in = ParameterIn.QUERY, schema = @Schema(type = "boolean", defaultValue = "false"))
    @Parameter(name = "include", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = "total"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "integer",
                            minimum = "1",
                            maximum = "" + ProductListParameters.MAX_LIMIT,
                            defaultValue = "" + ProductListParameters.DEFAULT_LIMIT))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "nextCursor of the page before, of the same list",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of products",
            content = @Content(schema = @Schema(implementation = ProductListResponse.class)))
    ResponseEntity<byte[]> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        return list(parameters, request.getQueryString());
    }

    ResponseEntity<byte[]> list(MultiValueMap<String, String> parameters, @Nullable String query) {
        return responses.get(query == null ? PRODUCTS : PRODUCTS + '?' + query, () -> page(parameters));
    }

    @GetMapping(path = PRODUCTS + "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getProduct", summary = "Shows a product with its variants and images")
    @ApiResponse(
            responseCode = "200",
            description = "The product",
            content = @Content(schema = @Schema(implementation = ProductResponse.class)))
    ResponseEntity<byte[]> show(@PathVariable String slug) {
        return responses.get(
                PRODUCTS + '/' + slug,
                () -> ResponseEntity.ok(ProductResponse.from(
                        products.find(slug).orElseThrow(() -> new ProductNotFoundException(slug)), imageUrls)));
    }

    private ResponseEntity<ProductListResponse> page(MultiValueMap<String, String> parameters) {
        var list = products.list(ProductListParameters.read(parameters));
        var response = ResponseEntity.ok();
        var next = list.page().nextCursor();
        if (next != null) {
            response.header(HttpHeaders.LINK, NextLink.of(PRODUCTS, parameters, next));
        }
        return response.body(ProductListResponse.from(list, imageUrls));
    }
}
