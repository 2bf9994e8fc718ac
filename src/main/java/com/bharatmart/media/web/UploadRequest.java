package com.bharatmart.media.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of an upload, for the API document. {@link UploadForm} reads the form. */
record UploadRequest(
        @Schema(type = "string", format = "binary", description = "Its name is for display only.")
        String file) {}
