package com.bharatmart.media.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record DirectUploadRequest(
        @Schema(description = "For display only.")
        @Nullable @Size(min = 1, max = FileName.MAX_LENGTH) @Pattern(regexp = FileName.PATTERN, message = FileName.MESSAGE) String fileName) {}
