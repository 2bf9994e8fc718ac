package com.bharatmart.productimport.web;

import com.bharatmart.productimport.ProductImportJob;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server-sent event about an import.
 *
 * @param event {@code progress}, or {@code finished} at the end
 * @param data the import, as JSON
 */
record ImportProgressEvent(String event, String data) {

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
