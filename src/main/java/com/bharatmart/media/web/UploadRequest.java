package com.bharatmart.media.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of an upload, for its description: it is read as it comes. */
record UploadRequest(
        @Schema(type = "string", format = "binary", description = "Its name is for display only.")
        String file) {}
