package com.bharatmart.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Serves the generated document. It is the same for every request, so it is generated and serialized once, in the
 * background after the start; earlier requests wait for it.
 */
@Component
@ConditionalOnApiDocs
class CachedOpenApiResource extends OpenApiWebMvcResource {

    /** The server address in the document, which is relative. */
    private static final Logger log = LoggerFactory.getLogger(CachedOpenApiResource.class);

    private static final String SERVER_URL = "/";

    private static final Locale LOCALE = Locale.ENGLISH;

    private final SingletonSupplier<byte[]> json = SingletonSupplier.of(this::asJson);
    private final SingletonSupplier<byte[]> yaml = SingletonSupplier.of(this::asYaml);

    CachedOpenApiResource(
            ObjectFactory<OpenAPIService> openApiServices,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(openApiServices, requests, responses, operations, properties, providers, customizers);
    }

    @EventListener(ApplicationReadyEvent.class)
    void generate() {
        Thread.ofVirtual().name("api-docs").start(this::generateInBackground);
    }

    /** A failure, such as a service that stops meanwhile, concerns no request: the next one generates the document. */
    private void generateInBackground() {
        try {
            json.get();
        } catch (RuntimeException e) {
            log.warn("The OpenAPI document was not generated in the background: {}", e.toString());
        }
    }

    @Override
    public byte[] openapiJson(HttpServletRequest request, String apiDocsUrl, Locale locale) {
        return Objects.requireNonNull(json.get());
    }

    @Override
    public byte[] openapiYaml(HttpServletRequest request, String apiDocsUrl, Locale locale) {
        return Objects.requireNonNull(yaml.get());
    }

    private byte[] asJson() {
        try {
            return writeJsonValue(getOpenApi(SERVER_URL, LOCALE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the document cannot be written", e);
        }
    }

    private byte[] asYaml() {
        try {
            return writeYamlValue(getOpenApi(SERVER_URL, LOCALE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the document cannot be written", e);
        }
    }
}
