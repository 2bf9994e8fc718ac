package com.bharatmart.productimport.web;

import com.bharatmart.productimport.ProductImportReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record ProductImportReportResponse(
        List<RejectedRowResponse> data,

        @Schema(description = "Whether more rows were rejected than are listed here.")
        boolean truncated,

        @Schema(description = "Other remarks for the person who wrote the file.")
        List<String> notes) {

    static ProductImportReportResponse from(ProductImportReport report) {
        return new ProductImportReportResponse(
                report.rows().stream()
                        .map(row -> new RejectedRowResponse(row.line(), row.reason()))
                        .toList(),
                report.truncated(),
                notes(report.countsIgnored()));
    }

    private static List<String> notes(int countsIgnored) {
        return countsIgnored == 0
                ? List.of()
                : List.of("Quantities were not applied in %d of the accepted rows: changing the stock needs the role"
                                .formatted(countsIgnored)
                        + " FULFILMENT or ADMIN.");
    }

    record RejectedRowResponse(
            @Schema(description = "The number of its first line in the file, from 1.")
            long line,

            String reason) {}
}
