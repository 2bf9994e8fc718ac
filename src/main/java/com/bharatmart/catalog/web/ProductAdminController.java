package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.list.ProductAdminQuery;
import com.bharatmart.catalog.list.ProductAdminSearchService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ProductAdminController.PATH)
@Tag(name = "Administration: products")
class ProductAdminController {

    static final String PATH = "/api/v1/admin/products";

    private final ProductAdminService products;
    private final ProductAdminSearchService search;
    private final ProductImageUrls imageUrls;
    private final IdempotencyService idempotency;

    ProductAdminController(
            ProductAdminService products,
            ProductAdminSearchService search,
            ProductImageUrls imageUrls,
            IdempotencyService idempotency) {
        this.products = products;
        this.search = search;
        this.imageUrls = imageUrls;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "listProductsAsStaff",
            summary = "List all products",
            description = "Drafts and archived ones too, the newest first.")
    ResponseEntity<PageResponse<ProductAdminSummaryResponse>> list(
            @RequestParam(required = false) @Nullable ProductStatus status,
            @Parameter(description = "Words of its name, brand, categories or tags")
                    @RequestParam(required = false)
                    @Nullable @Size(max = ProductListParameters.MAX_QUERY_LENGTH) String q,
            @Parameter(description = "Slug; the categories below it count too")
                    @RequestParam(required = false)
                    @Nullable String category,
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var list = search.list(new ProductAdminQuery(
                status, q, category, sku, limit, cursor == null ? null : Cursor.parse(cursor), include != null));
        return PageResponse.of(
                list.page(),
                list.total(),
                entry -> ProductAdminSummaryResponse.from(entry, imageUrls),
                PATH,
                parameters);
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({"sku_taken", "slug_taken"})
    @Operation(
            operationId = "createProduct",
            summary = "Add a product",
            description = "Its stock is set at its stock levels.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = ProductAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> create(@Valid @RequestBody ProductRequest body, IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var product = products.create(body.slug(), body.toForm(imageUrls));
            return ResponseEntity.created(URI.create(PATH + '/' + product.id().value()))
                    .eTag(IfMatch.tag(product.version()))
                    .body(ProductAdminResponse.from(product, imageUrls));
        });
    }

    @GetMapping("/{productId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "getProductAsStaff", summary = "Get a product")
    ResponseEntity<ProductAdminResponse> get(@PathVariable ProductId productId) {
        return entity(products.view(productId));
    }

    @PatchMapping(
            path = "/{productId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({"sku_taken", "slug_taken"})
    @Operation(
            operationId = "changeProduct",
            summary = "Change a product",
            description =
                    "A JSON merge patch: fields that are not in it stay, null removes a value, a list replaces the list.")
    ResponseEntity<ProductAdminResponse> change(
            @PathVariable ProductId productId, MergePatch<ProductRequest> patch, IfMatch ifMatch) {
        return entity(products.change(productId, ifMatch, product -> {
            var wanted = patch.appliedTo(ProductRequest.from(product));
            wanted.requireSlug(product.slug());
            return wanted.toForm(imageUrls);
        }));
    }

    @DeleteMapping("/{productId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "archiveProduct",
            summary = "Archive a product",
            description =
                    "It can no longer be bought. It stays for the orders that refer to it, and can become a draft again.")
    ResponseEntity<ProductAdminResponse> archive(@PathVariable ProductId productId, IfMatch ifMatch) {
        return entity(products.archive(productId, ifMatch));
    }

    private ResponseEntity<ProductAdminResponse> entity(ProductAdminView product) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(product.version()))
                .body(ProductAdminResponse.from(product, imageUrls));
    }
}
