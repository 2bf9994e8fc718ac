package com.bharatmart.platform.openapi;

import com.bharatmart.platform.request.MergePatch;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/** Describes the body of a PATCH: the schema of the whole resource with nothing required. */
final class MergePatchCustomizer implements OperationCustomizer, OpenApiCustomizer {

    private static final String SCHEMA_SUFFIX = "Patch";

    /** Passes the type of the resource from the operation to the document, and is removed there. */
    private static final String TYPE_EXTENSION = "x-patched";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == MergePatch.class) {
                var resource = resource(parameter);
                operation.setRequestBody(body(resource));
                operation.addExtension(TYPE_EXTENSION, resource);
            }
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        document.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(operation -> operation != null && operation.getExtensions() != null)
                .map(operation -> operation.getExtensions().remove(TYPE_EXTENSION))
                .filter(Class.class::isInstance)
                .map(Class.class::cast)
                .distinct()
                .forEach(type -> {
                    ModelConverters.getInstance(true).readAll(type).forEach(schemas::putIfAbsent);
                    var whole = Objects.requireNonNull(schemas.get(type.getSimpleName()), type.getName());
                    Schema<?> patch = AnnotationsUtils.clone(whole, true);
                    patch.setRequired(null);
                    patch.setDescription("A JSON merge patch: absent fields stay as they are, null removes a value.");
                    schemas.put(type.getSimpleName() + SCHEMA_SUFFIX, patch);
                });
    }

    private static Class<?> resource(MethodParameter parameter) {
        return Objects.requireNonNull(
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve());
    }

    private static RequestBody body(Class<?> resource) {
        var patch = new MediaType()
                .schema(new Schema<>()
                        .$ref(Components.COMPONENTS_SCHEMAS_REF + resource.getSimpleName() + SCHEMA_SUFFIX));
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(MergePatch.MEDIA_TYPE, patch)
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, patch));
    }
}
