package com.bharatmart.platform.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.SequencedMap;

/** The response of {@code /api/health}. */
@Schema(
        name = "Health",
        requiredProperties = {"status", "instance", "checks"})
record HealthResponse(HealthStatus status, InstanceResponse instance, SequencedMap<String, CheckResult> checks) {

    static HealthResponse from(HealthChecks checks, InstanceInfo instance) {
        var results = checks.results();
        return new HealthResponse(checks.status(results), InstanceResponse.from(instance), results);
    }

    @Schema(
            name = "Instance",
            requiredProperties = {"id", "faultDomain", "version", "uptimeSeconds"})
    record InstanceResponse(String id, String faultDomain, String version, long uptimeSeconds) {
        static InstanceResponse from(InstanceInfo instance) {
            return new InstanceResponse(
                    instance.id(),
                    instance.faultDomain(),
                    instance.version(),
                    instance.uptime().toSeconds());
        }
    }
}
