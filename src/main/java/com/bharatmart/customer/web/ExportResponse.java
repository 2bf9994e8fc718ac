package com.bharatmart.customer.web;

import java.time.Instant;
import java.util.Map;

/**
 * All that is held about a customer.
 *
 * @param data by the name of what it is
 */
record ExportResponse(Instant exportedAt, Map<String, Object> data) {}
