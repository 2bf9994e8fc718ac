package com.bharatmart.productimport.web;

import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.productimport.ProductImportJobId;
import com.bharatmart.productimport.ProductImportService;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ProductImportAdminController.PATH)
@Tag(name = "Administration: imports and exports")
class ProductImportAdminController {

    static final String PATH = "/api/v1/admin/imports";

    private static final String CSV = "text/csv";

    private final ProductImportService imports;
    private final ImportProgressStream events;
    private final IdempotencyService idempotency;

    ProductImportAdminController(
            ProductImportService imports, ImportProgressStream events, IdempotencyService idempotency) {
        this.imports = imports;
        this.events = events;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = CSV)
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "importProducts",
            summary = "Import products",
            description =
                    "The body is a product CSV as Shopify exports it, in UTF-8. It is imported in the background. Rows that cannot be imported are in the report and do not affect the others. Quantities change the stock if you may do that, by the role FULFILMENT or ADMIN; otherwise the report says that they did not.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            format = "binary",
                                                            example =
                                                                    "Handle,Title,Variant SKU,Variant Price\r\nindigo-cotton-kurta,Indigo cotton kurta,KURTA-INDIGO-M,499.00\r\n"))))
    @ApiResponse(
            responseCode = "202",
            description = "The import waits for its turn",
            headers = @Header(name = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = ProductImportResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> create(
            @Parameter(description = "The name of the file, for display")
                    @RequestParam(required = false)
                    @Nullable @Size(min = 1, max = 255) @Pattern(
                            regexp = "^(?!\\.\\.?$)[^/\\\\\\x00-\\x1f\\x7f]+$",
                            message = "must be a file's name, without folders")
                    String fileName,
            @AuthenticationPrincipal ShopPrincipal who,
            HttpServletRequest http,
            IdempotentRequest request)
            throws IOException {
        var upload = imports.upload(fileName, http.getInputStream());
        var response = idempotency.once(request, new Contents(fileName, upload.sha256()), () -> {
            var job = imports.enqueue(upload, StaffPermissions.mayChangeStock(who));
            return ResponseEntity.accepted()
                    .location(URI.create(PATH + '/' + job.id().value()))
                    .body(ProductImportResponse.from(job));
        });
        imports.delete(upload);
        return response;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "listImports", summary = "List the imports", description = "The newest first.")
    ResponseEntity<PageResponse<ProductImportResponse>> list(
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = imports.list(limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, ProductImportResponse::from, PATH, parameters);
    }

    @GetMapping("/{importId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "getImport", summary = "Show the progress of an import")
    ProductImportResponse get(@PathVariable ProductImportJobId importId) {
        return ProductImportResponse.from(imports.view(importId));
    }

    @GetMapping("/{importId}/events")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "watchImport",
            summary = "Follow the progress of an import",
            description =
                    "Server-sent events: \"progress\" after each change, \"finished\" at the end, each with the import as its data. They end after some minutes; then request them again.")
    @ApiResponse(
            responseCode = "200",
            description = "The events until now, and each new one",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = "string",
                                            example =
                                                    "event: progress\ndata: {\"state\": \"RUNNING\", \"progress\": 40}\n\n"),
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void watch(@PathVariable ProductImportJobId importId, HttpServletResponse response)
            throws IOException, InterruptedException {
        events.send(importId, response);
    }

    /** Distinguishes a repetition from another import with the same idempotency key. */
    private record Contents(@Nullable String fileName, String sha256) {}
}
