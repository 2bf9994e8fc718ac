package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminService;
import com.bharatmart.catalog.CategoryAdminView;
import com.bharatmart.catalog.CategoryId;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CategoryAdminController.PATH)
@Tag(name = "Administration: categories")
class CategoryAdminController {

    static final String PATH = "/api/v1/admin/categories";

    private final CategoryAdminService categories;
    private final ProductImageUrls imageUrls;
    private final IdempotencyService idempotency;

    CategoryAdminController(
            CategoryAdminService categories, ProductImageUrls imageUrls, IdempotencyService idempotency) {
        this.categories = categories;
        this.imageUrls = imageUrls;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "listCategoriesAsStaff",
            summary = "List all categories",
            description = "The whole tree, siblings in their order.")
    CategoryTreeAdminResponse list() {
        return CategoryTreeAdminResponse.from(categories.all(), imageUrls);
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({"category_exists", "slug_taken"})
    @Operation(operationId = "createCategory", summary = "Add a category")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = CategoryAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> create(@Valid @RequestBody CategoryRequest body, IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var category = categories.create(body.toForm(imageUrls));
            return ResponseEntity.created(URI.create(PATH + '/' + category.id().value()))
                    .eTag(IfMatch.tag(category.version()))
                    .body(CategoryAdminResponse.from(category, imageUrls));
        });
    }

    @GetMapping("/{categoryId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "getCategoryAsStaff", summary = "Get a category")
    ResponseEntity<CategoryAdminResponse> get(@PathVariable CategoryId categoryId) {
        return entity(categories.view(categoryId));
    }

    @PatchMapping(
            path = "/{categoryId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({"category_cycle", "category_exists", "slug_taken"})
    @Operation(
            operationId = "changeCategory",
            summary = "Change or move a category",
            description = "A JSON merge patch. With another parentId it moves with all that is below it.")
    ResponseEntity<CategoryAdminResponse> change(
            @PathVariable CategoryId categoryId, MergePatch<CategoryRequest> patch, IfMatch ifMatch) {
        return entity(categories.change(
                categoryId,
                ifMatch,
                category -> patch.appliedTo(CategoryRequest.from(category)).toForm(imageUrls)));
    }

    @DeleteMapping("/{categoryId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("category_not_empty")
    @Operation(
            operationId = "removeCategory",
            summary = "Remove a category",
            description = "One without categories or products in it.")
    @ApiResponse(responseCode = "204")
    void delete(@PathVariable CategoryId categoryId, IfMatch ifMatch) {
        categories.delete(categoryId, ifMatch);
    }

    private ResponseEntity<CategoryAdminResponse> entity(CategoryAdminView category) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(category.version()))
                .body(CategoryAdminResponse.from(category, imageUrls));
    }
}
