package com.bharatmart.customer.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * All that is held about a customer.
 *
 * @param data by the name of what it is
 */
record ExportResponse(
        Instant exportedAt,

        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> data) {}
