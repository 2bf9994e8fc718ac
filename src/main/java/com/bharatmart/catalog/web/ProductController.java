package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.ProductService;
import com.bharatmart.catalog.navigation.RelatedProductService;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.NextLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class ProductController {

    static final String PRODUCTS = "/api/v1/products";

    /** Similar products on the page of a product. */
    private static final int MAX_RELATED = 12;

    private final ProductService products;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;
    private final RelatedProductService related;
    private final CatalogLanguages languages;
    private final CatalogTranslator translator;

    ProductController(
            ProductService products,
            CacheableResponses responses,
            ProductImageUrls imageUrls,
            RelatedProductService related,
            CatalogLanguages languages,
            CatalogTranslator translator) {
        this.products = products;
        this.responses = responses;
        this.imageUrls = imageUrls;
        this.related = related;
        this.languages = languages;
        this.translator = translator;
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
            description = "Slugs or names; a product has one of them",
            array = @ArraySchema(schema = @Schema(type = "string"), maxItems = ProductListParameters.MAX_BRANDS))
    @Parameter(
            name = "option",
            in = ParameterIn.QUERY,
            description =
                    "An option and a value, such as Size:M; a product has one variant with one of the values of each option",
            array = @ArraySchema(schema = @Schema(type = "string"), maxItems = ProductListParameters.MAX_OPTIONS))
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
    @Parameter(
            name = "include",
            in = ParameterIn.QUERY,
            description = "What the response has besides the page; repeated, or divided by commas",
            explode = Explode.FALSE,
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"total", "facets"})))
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
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            HttpServletRequest request) {
        return list(CacheableResponses.key(request), parameters, acceptLanguage);
    }

    ResponseEntity<byte[]> list(String key, MultiValueMap<String, String> parameters, @Nullable String acceptLanguage) {
        var language = languages.choose(acceptLanguage);
        return responses.get(key, language, () -> page(parameters, language));
    }

    @GetMapping(path = PRODUCTS + "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ProblemCodes("validation_failed")
    @Operation(operationId = "getProduct", summary = "Shows a product with its variants and images")
    @ApiResponse(
            responseCode = "200",
            description = "The product",
            content = @Content(schema = @Schema(implementation = ProductResponse.class)))
    ResponseEntity<byte[]> show(
            @PathVariable String slug,
            @Parameter(
                            description = "related adds similar products",
                            schema = @Schema(type = "string", allowableValues = "related"))
                    @RequestParam(required = false)
                    @Nullable String include,
            @Parameter(description = CatalogLanguages.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            HttpServletRequest request) {
        return response(CacheableResponses.key(request), slug, include, acceptLanguage);
    }

    ResponseEntity<byte[]> response(
            String key, String slug, @Nullable String include, @Nullable String acceptLanguage) {
        if (include != null && !include.equals("related")) {
            throw new InvalidParametersException(
                    List.of(FieldProblem.parameter("include", "invalid", "must be related")));
        }
        var language = languages.choose(acceptLanguage);
        return responses.get(key, language, () -> detail(slug, include != null, language));
    }

    private ResponseEntity<ProductResponse> detail(String slug, boolean withRelated, @Nullable String language) {
        var product = products.find(slug).orElseThrow(() -> new ProductNotFoundException(slug));
        var shown = translator.translate(product, language);
        var similar = withRelated
                ? translator.translate(related.find(slug, MAX_RELATED).orElse(List.of()), language)
                : null;
        return CacheableResponses.ok(language, product, shown).body(ProductResponse.from(shown, similar, imageUrls));
    }

    private ResponseEntity<ProductListResponse> page(
            MultiValueMap<String, String> parameters, @Nullable String language) {
        var own = products.list(ProductListParameters.read(parameters));
        var list = translator.translate(own, language);
        var response = CacheableResponses.ok(language, own, list);
        var next = list.page().nextCursor();
        if (next != null) {
            response.header(HttpHeaders.LINK, NextLink.of(PRODUCTS, parameters, next));
        }
        return response.body(ProductListResponse.from(list, imageUrls));
    }
}
