package com.bharatmart.productimport.web;

import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.productimport.ProductImportJobId;
import com.bharatmart.productimport.ProductImportService;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: imports and exports")
class ProductImportReportAdminController {

    private final ProductImportService imports;

    ProductImportReportAdminController(ProductImportService imports) {
        this.imports = imports;
    }

    @GetMapping(ProductImportAdminController.PATH + "/{importId}/report")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("import_not_finished")
    @Operation(
            operationId = "getImportReport",
            summary = "List the rows that were rejected, and why",
            description = "The first thousand of them.")
    ProductImportReportResponse report(@PathVariable ProductImportJobId importId) {
        return ProductImportReportResponse.from(imports.report(importId));
    }

    @GetMapping(ProductImportAdminController.PATH + "/{importId}/report.csv")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("import_not_finished")
    @Operation(
            operationId = "downloadImportReport",
            summary = "Download the rows that were rejected, and why",
            description = "The first thousand of them.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows, with a header",
            headers = @Header(name = "Content-Disposition"),
            content =
                    @Content(
                            schema = @Schema(type = "string", example = "Line,Reason\r\n7,Variant Price is 0\r\n"),
                            mediaType = "text/csv"))
    ResponseEntity<byte[]> download(@PathVariable ProductImportJobId importId) throws IOException {
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord("Line", "Reason");
        imports.report(importId).rows().forEach(row -> csv.writeRecord(String.valueOf(row.line()), row.reason()));
        csv.flush();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rejected-rows-%s.csv".formatted(importId.value()))
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
