package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Variants as parts of their products: a variant has the ETag of its product. In paths, {@code ~} stands for a slash of the SKU. */
@RestController
@Tag(name = "Administration: products")
class VariantAdminController {

    private static final String PATH = "/api/v1/admin/variants";

    private final ProductAdminService products;
    private final ProductImageUrls imageUrls;
    private final IdempotencyService idempotency;

    VariantAdminController(ProductAdminService products, ProductImageUrls imageUrls, IdempotencyService idempotency) {
        this.products = products;
        this.imageUrls = imageUrls;
        this.idempotency = idempotency;
    }

    @PostMapping(ProductAdminController.PATH + "/{productId}/variants")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("sku_taken")
    @Operation(operationId = "addVariant", summary = "Add a variant to a product")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = VariantAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> add(
            @PathVariable ProductId productId,
            @Valid @RequestBody VariantRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var product = products.change(productId, ifMatch, current -> with(current, body));
            return ResponseEntity.created(URI.create(PATH + '/' + body.sku().inPath()))
                    .eTag(IfMatch.tag(product.version()))
                    .body(VariantAdminResponse.from(product, body.sku()));
        });
    }

    @GetMapping(PATH + "/{sku}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "getVariantAsStaff",
            summary = "Get a variant",
            description = "In the path, ~ stands for a slash of the sku.")
    ResponseEntity<VariantAdminResponse> get(@PathVariable Sku sku) {
        return entity(products.viewOf(sku), sku);
    }

    @PatchMapping(
            path = PATH + "/{sku}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("sku_taken")
    @Operation(
            operationId = "changeVariant",
            summary = "Change a variant",
            description =
                    "A JSON merge patch: fields that are not in it stay, null removes a value. ~ stands for a slash of the sku.")
    ResponseEntity<VariantAdminResponse> change(
            @PathVariable Sku sku, MergePatch<VariantRequest> patch, IfMatch ifMatch) {
        return entity(products.changeOf(sku, ifMatch, product -> patched(product, sku, patch)), sku);
    }

    @DeleteMapping(PATH + "/{sku}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("last_variant")
    @Operation(
            operationId = "removeVariant",
            summary = "Remove a variant",
            description = "Answers the product without it. Orders keep what they say of it; its stock level stays.")
    ResponseEntity<ProductAdminResponse> remove(@PathVariable Sku sku, IfMatch ifMatch) {
        var product = products.changeOf(sku, ifMatch, current -> without(current, sku));
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(product.version()))
                .body(ProductAdminResponse.from(product, imageUrls));
    }

    private ProductForm with(ProductAdminView product, VariantRequest added) {
        var form = product.form();
        if (form.variants().stream().anyMatch(variant -> variant.sku().equals(added.sku()))) {
            throw new ProductException.SkuTakenException(added.sku());
        }
        var variants = new ArrayList<>(form.variants());
        variants.add(added.toForm(form.optionNames(), "#", imageUrls));
        return form.withVariants(variants);
    }

    private ProductForm patched(ProductAdminView product, Sku sku, MergePatch<VariantRequest> patch) {
        var form = product.form();
        var variants = form.variants().stream()
                .map(variant -> {
                    if (!variant.sku().equals(sku)) {
                        return variant;
                    }
                    var wanted = patch.appliedTo(VariantRequest.from(variant, form.optionNames()));
                    wanted.requireSku(sku);
                    return wanted.toForm(form.optionNames(), "#", imageUrls);
                })
                .toList();
        return form.withVariants(variants);
    }

    private static ProductForm without(ProductAdminView product, Sku sku) {
        List<ProductForm.Variant> left = product.form().variants().stream()
                .filter(variant -> !variant.sku().equals(sku))
                .toList();
        if (left.isEmpty()) {
            throw new ProductException.LastVariantException();
        }
        return product.form().withVariants(left);
    }

    private static ResponseEntity<VariantAdminResponse> entity(ProductAdminView product, Sku sku) {
        return ResponseEntity.ok().eTag(IfMatch.tag(product.version())).body(VariantAdminResponse.from(product, sku));
    }
}
