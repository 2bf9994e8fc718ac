package com.bharatmart.productimport.web;

import com.bharatmart.productimport.ProductImportJob;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event about an import. */
record ImportProgressEvent(
        @Schema(description = "\"progress\", or \"finished\" at the end")
        String event,

        @Schema(description = "The import, as JSON.") String data) {

    static ImportProgressEvent of(ProductImportJob job, JsonMapper json) {
        return new ImportProgressEvent(
                job.state().isFinal() ? "finished" : "progress",
                json.writeValueAsString(ProductImportResponse.from(job)));
    }

    /** The event as text. */
    String text() {
        return "event: %s\ndata: %s\n\n".formatted(event, data);
    }
}
