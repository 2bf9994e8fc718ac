package com.bharatmart.customer.web;

import com.bharatmart.customer.CustomerExportService;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: imports and exports")
class CustomerExportAdminController {

    private final CustomerExportService exports;

    CustomerExportAdminController(CustomerExportService exports) {
        this.exports = exports;
    }

    @GetMapping("/api/v1/admin/exports/customers.csv")
    @PreAuthorize(StaffPermissions.CUSTOMER_EXPORT)
    @Operation(
            operationId = "exportCustomers",
            summary = "Export all customers",
            description =
                    "The newest first, with their present consents. A cell that a spreadsheet would run as a formula has an apostrophe before it. The audit log records the export. An incomplete file ends with a transfer error.")
    @ApiResponse(
            responseCode = "200",
            description = "The customers, with a header",
            content =
                    @Content(
                            schema = @Schema(type = "string"),
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            "Id,Name,Email,Phone\r\n01936f5e-7c2a-7000-8000-0242ac120002,Asha,asha@example.com,'+919876543210\r\n")))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customers.csv\"");
        exports.write(response.getOutputStream());
    }
}
