package com.bharatmart.platform.openapi;

import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes the OpenAPI document. It is ready-made: a test generates it from the controllers, so that the service needs no
 * generator.
 */
@RestController
@Hidden
@ConditionalOnBooleanProperty(name = "bharatmart.api-docs.enabled", matchIfMissing = true)
class OpenApiDocumentController {

    static final String PATH = "/v3/api-docs";

    private final SingletonSupplier<OpenApiDocument> document;

    OpenApiDocumentController(SessionTokenResolver tokens) {
        this.document = SingletonSupplier.of(() -> OpenApiDocument.load(tokens.cookieName()));
    }

    /** A client may keep the document, and asks whether it is still the current one: the next release has another. */
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<InputStreamResource> get() {
        var current = document.obtain();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(current.tag())
                .body(new InputStreamResource(current::content));
    }
}
