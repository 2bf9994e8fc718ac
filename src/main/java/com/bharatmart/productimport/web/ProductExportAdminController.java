package com.bharatmart.productimport.web;

import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.productimport.ProductExportService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: imports and exports")
class ProductExportAdminController {

    private final ProductExportService exports;

    ProductExportAdminController(ProductExportService exports) {
        this.exports = exports;
    }

    @GetMapping("/api/v1/admin/exports/products.csv")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "exportProducts",
            summary = "Export all products",
            description =
                    "As Shopify's product CSV, without the stock. Importing it again changes nothing. An incomplete file ends with a transfer error.")
    @ApiResponse(
            responseCode = "200",
            description = "The products, with a header",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = "string",
                                            example =
                                                    "Handle,Title,Variant SKU,Variant Price\r\nindigo-cotton-kurta,Indigo cotton kurta,KURTA-INDIGO-M,499.00\r\n"),
                            mediaType = "text/csv"))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        exports.write(response.getOutputStream());
    }
}
