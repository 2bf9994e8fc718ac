package com.bharatmart.productimport.web;

import com.bharatmart.productimport.ProductImportJob;
import com.bharatmart.productimport.ProductImportJobId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record ProductImportResponse(
        ProductImportJobId id,
        @Nullable String fileName,

        @Schema(description = "Bytes.") long size,

        ProductImportJob.State state,

        @Schema(description = "How much of the file has been read, in percent.")
        int progress,

        @Schema(description = "Rows whose variant or image is in the catalogue now.")
        int rowsAccepted,

        @Schema(description = "All other rows; the report tells why.")
        int rowsRejected,

        @Schema(
                description = "Accepted rows whose quantity was not applied: that needs the role FULFILMENT or"
                        + " ADMIN as well.")
        int countsIgnored,

        @Schema(description = "Written products.") int products,

        @Schema(description = "Why it failed, for people.") @Nullable String failure,

        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ProductImportResponse from(ProductImportJob job) {
        return new ProductImportResponse(
                job.id(),
                job.fileName(),
                job.size(),
                job.state(),
                job.size() == 0 ? 0 : (int) (100 * job.bytesRead() / job.size()),
                job.rowsAccepted(),
                job.rowsRejected(),
                job.countsIgnored(),
                job.products(),
                job.failure(),
                job.requestedAt(),
                job.startedAt(),
                job.finishedAt());
    }
}
