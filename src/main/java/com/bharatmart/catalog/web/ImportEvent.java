package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ImportJob;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event about an import. */
record ImportEvent(
        @Schema(description = "\"progress\", or \"finished\" at the end")
        String event,

        @Schema(description = "The import, as JSON.") String data) {

    static ImportEvent of(ImportJob job, JsonMapper json) {
        return new ImportEvent(
                job.state().isFinal() ? "finished" : "progress", json.writeValueAsString(ImportResponse.from(job)));
    }

    /** As it is sent. */
    String text() {
        return "event: %s\ndata: %s\n\n".formatted(event, data);
    }
}
