package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Lets the customizers of the document see the handler of each operation. As the last of them it hides them again. */
final class HandlerCustomizer implements OperationCustomizer, OpenApiCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.addExtension(DocumentedOperation.HANDLER_EXTENSION, handler);
        return operation;
    }

    @Override
    public void customise(OpenAPI document) {
        for (var documented : DocumentedOperation.of(document)) {
            var extensions = documented.operation().getExtensions();
            if (extensions != null) {
                extensions.remove(DocumentedOperation.HANDLER_EXTENSION);
                if (extensions.isEmpty()) {
                    documented.operation().setExtensions(null);
                }
            }
        }
    }
}
