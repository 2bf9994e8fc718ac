package com.bharatmart.customer.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * The personal data of a customer.
 *
 * @param data by the name of each part
 */
record ExportResponse(
        Instant exportedAt,

        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> data) {}
