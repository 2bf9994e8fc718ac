package com.bharatmart.platform.health;

import com.bharatmart.platform.openapi.ConditionalOnGenerator;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Adds {@code /api/health} to the generated document: it has no controller. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGenerator
class HealthOpenApiConfiguration {

    private static final HealthResponse UNAVAILABLE = new HealthResponse(
            HealthStatus.DOWN,
            new HealthResponse.InstanceResponse("bharatmart-1", "FAULT-DOMAIN-1", "1.0.0", 86_400),
            new TreeMap<>(Map.of("database", new CheckResult(CheckResult.Status.DOWN, 250))));

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OpenApiCustomizer healthOpenApiCustomizer() {
        var schema = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(HealthResponse.class).resolveAsRef(true));
        var operation = new Operation()
                .operationId("getHealth")
                .tags(List.of("Operations"))
                .summary("Ask whether this instance can do its work")
                .description("From checks that run in the background; answered at once. HEAD gives the status alone.")
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("UP or DEGRADED")
                                        .content(content(new MediaType().schema(schema.schema))))
                        .addApiResponse(
                                "503",
                                new ApiResponse()
                                        .description("DOWN or DRAINING")
                                        .content(content(new MediaType()
                                                .schema(schema.schema)
                                                .example(UNAVAILABLE)))));
        return document -> {
            schema.referencedSchemas.forEach(document.getComponents()::addSchemas);
            document.getPaths().addPathItem(HealthValve.PATH, new PathItem().get(operation));
        };
    }

    private static Content content(MediaType body) {
        return new Content().addMediaType("application/json", body);
    }
}
