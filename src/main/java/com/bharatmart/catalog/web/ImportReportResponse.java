package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ImportJobReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record ImportReportResponse(
        List<RejectedRowResponse> data,

        @Schema(description = "Whether more rows were rejected than are told of here.")
        boolean truncated) {

    static ImportReportResponse from(ImportJobReport report) {
        return new ImportReportResponse(
                report.rows().stream()
                        .map(row -> new RejectedRowResponse(row.line(), row.reason()))
                        .toList(),
                report.truncated());
    }

    record RejectedRowResponse(
            @Schema(description = "The number of its first line in the file, from 1.")
            long line,

            String reason) {}
}
