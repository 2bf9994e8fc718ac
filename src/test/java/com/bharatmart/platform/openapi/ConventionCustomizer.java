package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers that a handler takes as parameters of this service's own types. */
final class ConventionCustomizer implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            describe(operation, parameter);
        }
        return operation;
    }

    private static void describe(Operation operation, MethodParameter parameter) {
        if (parameter.getParameterType() == IdempotentRequest.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(parameter.hasParameterAnnotation(IdempotencyKeyRequired.class))
                    .description("Chosen by the client: a new one for each intention, the same one for its retries.")
                    .schema(new StringSchema().minLength(1).maxLength(255).pattern("^[!-~]+$")));
        }
        if (parameter.getParameterType() == IfMatch.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .required(false)
                    .description("The ETag that the change is based on; 412 if it is no longer the current one.")
                    .schema(new StringSchema()));
        }
    }
}
