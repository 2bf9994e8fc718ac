package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads merge patches. The patched resource is read and validated as strictly as a whole body. */
@Component
class MergePatchResolver implements HandlerMethodArgumentResolver {

    private final JsonMapper json;
    private final BodyReader bodies;
    private final Validator validator;

    MergePatchResolver(JsonMapper json, BodyReader bodies, Validator validator) {
        this.json = json;
        this.bodies = bodies;
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MergePatch.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var type = Objects.requireNonNull(
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve());
        var request =
                new ServletServerHttpRequest(Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)));
        return patch(read(request), type, request);
    }

    private ObjectNode read(ServletServerHttpRequest request) throws IOException {
        try {
            if (json.readTree(request.getBody()) instanceof ObjectNode patch) {
                return patch;
            }
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("not JSON", e, request);
        }
        throw new HttpMessageNotReadableException("not an object", request);
    }

    private <T> MergePatch<T> patch(ObjectNode changes, Class<T> type, ServletServerHttpRequest request) {
        return current -> {
            try {
                var patched =
                        type.cast(bodies.read(merged(json.valueToTree(current), changes), json.constructType(type)));
                var violations = FieldProblem.of(validator.validate(patched));
                if (!violations.isEmpty()) {
                    throw new InvalidBodyException(violations);
                }
                return patched;
            } catch (JacksonException e) {
                throw new HttpMessageNotReadableException("not a valid resource", e, request);
            }
        };
    }

    /** RFC 7396, section 2, except that null stays in the result: it means the same as a missing field, and an unknown field is found. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.forEachEntry((name, change) -> result.set(name, merged(result.path(name), change)));
        return result;
    }
}
