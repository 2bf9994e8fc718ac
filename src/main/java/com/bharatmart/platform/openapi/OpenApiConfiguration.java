package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.SessionTokenResolver;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** Tells the generated document what the code's types do not: the conventions that hold for every route. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnApiDocs
class OpenApiConfiguration {

    /** Records of which more is said here than follows from their types. */
    static final Set<Class<?>> DESCRIBED = Set.of(Cursor.class, Quantity.class, Sku.class, PinCode.class, Gstin.class);

    private static final String PROBLEM = "Problem";
    private static final String HEADER = "sessionHeader";
    private static final String COOKIE = "sessionCookie";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PATCH = "Patch";

    /** Between the two customizers only: the request that a patch is a part of. */
    private static final String PATCHED = "x-patched";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(IdempotentRequest.class, IfMatch.class, MergePatch.class)
                .replaceWithClass(Cursor.class, String.class)
                .replaceWithSchema(
                        Currency.class, new StringSchema().pattern("^[A-Z]{3}$").example("INR"))
                .replaceWithSchema(Quantity.class, new IntegerSchema().format("int32"))
                .replaceWithSchema(Sku.class, new StringSchema().pattern("^" + Sku.PATTERN + "$"))
                .replaceWithSchema(PinCode.class, new StringSchema().pattern("^[1-9][0-9]{5}$"))
                .replaceWithSchema(Gstin.class, new StringSchema().minLength(15).maxLength(15));
    }

    /** The address is relative, so that no request's Host header finds its way into the document. */
    @Bean
    OpenAPI openApi(SessionTokenResolver tokens) {
        return new OpenAPI()
                .info(new Info()
                        .title("BharatMart")
                        .version("v1")
                        .description("""
                                A headless shop. Find a product, put it into a cart, check out.

                                Money is in whole paise, prices include GST, times are UTC. Every error is an
                                RFC 9457 problem with a stable `code`. Lists are paged by `cursor`. A POST may carry an
                                `Idempotency-Key`: the same request under the same key is done once, and answered
                                again as it was the first time. A guest's key that acts on no cart or order yet belongs
                                to an `X-Guest-Secret`.""")
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(HEADER, scheme(SecurityScheme.In.HEADER, SessionTokenResolver.HEADER))
                        .addSecuritySchemes(COOKIE, scheme(SecurityScheme.In.COOKIE, tokens.cookieName())))
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    OperationCustomizer headersOfTheConventions() {
        return (operation, method) -> {
            Arrays.stream(method.getMethodParameters()).forEach(parameter -> describe(operation, parameter));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer secretsOfGuests() {
        return GuestSecretCustomizer::describe;
    }

    /** What describes a part of a resource is what describes all of it, with nothing required. */
    @Bean
    OpenApiCustomizer patches() {
        return document -> {
            var schemas = document.getComponents().getSchemas();
            document.getPaths().values().stream()
                    .map(PathItem::getPatch)
                    .filter(operation -> operation != null && operation.getExtensions() != null)
                    .map(operation -> operation.getExtensions().remove(PATCHED))
                    .filter(Class.class::isInstance)
                    .map(Class.class::cast)
                    .distinct()
                    .forEach(type -> {
                        ModelConverters.getInstance(true).readAll(type).forEach(schemas::putIfAbsent);
                        var whole = Objects.requireNonNull(schemas.get(type.getSimpleName()), type.getName());
                        Schema<?> patch = AnnotationsUtils.clone(whole, true);
                        patch.setRequired(null);
                        schemas.put(type.getSimpleName() + PATCH, patch);
                    });
        };
    }

    /** After the patches are there: springdoc asks in the order in which these stand here. */
    @Bean
    OpenApiCustomizer unknownFieldsAreRefused() {
        return ClosedRequestSchemaCustomizer::close;
    }

    @Bean
    OpenApiCustomizer problems() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problemSchema());
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problemResponse()));
        };
    }

    private static SecurityScheme scheme(SecurityScheme.In in, String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(in)
                .name(name)
                .description("the session of a login");
    }

    private static void describe(Operation operation, MethodParameter parameter) {
        if (parameter.getParameterType() == LoginAuthentication.class
                || parameter.hasParameterAnnotation(AuthenticationPrincipal.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList(HEADER));
            operation.addSecurityItem(new SecurityRequirement().addList(COOKIE));
            if (parameter.isOptional()) {
                operation.addSecurityItem(new SecurityRequirement());
            }
        }
        if (parameter.getParameterType() == IdempotentRequest.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(parameter.hasParameterAnnotation(IdempotencyKeyRequired.class))
                    .description("Chosen by the client, new for every new intention, kept for its retries.")
                    .schema(new StringSchema().minLength(1).maxLength(255).pattern("^[!-~]+$")));
        }
        if (parameter.getParameterType() == MergePatch.class) {
            var whole = Objects.requireNonNull(
                    ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve());
            operation.setRequestBody(patchBody(whole));
            operation.addExtension(PATCHED, whole);
        }
        if (parameter.getParameterType() == IfMatch.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .required(false)
                    .description("The ETag on which the change builds; 412 if it is not the current one any more.")
                    .schema(new StringSchema()));
        }
    }

    private static RequestBody patchBody(Class<?> whole) {
        var patch = new MediaType().schema(new Schema<>().$ref(SCHEMAS + whole.getSimpleName() + PATCH));
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(MergePatch.MEDIA_TYPE, patch)
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, patch));
    }

    private static ApiResponse problemResponse() {
        var schema = new Schema<>().$ref(SCHEMAS + PROBLEM);
        return new ApiResponse()
                .description("What went wrong")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problemSchema() {
        Schema<Object> problem = new ObjectSchema();
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri-reference"));
        problem.addProperty("code", new StringSchema().description("stable; decide by this"));
        problem.addProperty("requestId", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(new ObjectSchema().description("one thing wrong")));
        return problem;
    }
}
