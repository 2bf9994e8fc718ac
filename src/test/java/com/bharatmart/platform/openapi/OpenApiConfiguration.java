package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.session.SessionTokenResolver;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Describes what the generator cannot see in the types: the conventions that hold for every route. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGenerator
class OpenApiConfiguration {

    /** Records with a schema in this class. */
    static final Set<Class<?>> DESCRIBED = Set.of(Cursor.class, Quantity.class, Sku.class, PinCode.class, Gstin.class);

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(IdempotentRequest.class, IfMatch.class, MergePatch.class)
                .replaceWithClass(Cursor.class, String.class)
                .replaceWithSchema(
                        Currency.class, new StringSchema().pattern("^[A-Z]{3}$").example("INR"))
                .replaceWithSchema(Quantity.class, new IntegerSchema().format("int32"))
                .replaceWithSchema(
                        Sku.class,
                        new StringSchema().pattern("^" + Sku.PATTERN + "$").maxLength(Sku.MAX_LENGTH))
                .replaceWithSchema(PinCode.class, new StringSchema().pattern("^[1-9][0-9]{5}$"))
                .replaceWithSchema(Gstin.class, new StringSchema().minLength(15).maxLength(15));
    }

    /** The server address is relative: the document must not contain the Host header of a request. */
    @Bean
    OpenAPI openApi(SessionTokenResolver tokens) {
        return new OpenAPI()
                .info(new Info()
                        .title("BharatMart")
                        .version("v1")
                        .description("""
                                A headless shop: find a product, put it into a cart, check out.

                                Money is in whole paise, prices include GST, times are in UTC. Every error is an
                                RFC 9457 problem with a stable `code`. Lists are paged by `cursor`. A POST accepts an
                                `Idempotency-Key`: the service executes a request once per key and repeats the first
                                response for a retry. A guest's key needs an `X-Guest-Secret` where the request does not
                                refer to a cart or an order.""")
                        .contact(new Contact().name("The operator of this shop"))
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                SecurityCustomizer.HEADER_SCHEME,
                                scheme(SecurityScheme.In.HEADER, SessionTokenResolver.HEADER))
                        .addSecuritySchemes(
                                SecurityCustomizer.COOKIE_SCHEME,
                                scheme(SecurityScheme.In.COOKIE, tokens.cookieName())))
                .servers(List.of(new Server().url("/")))
                .tags(ApiTags.ALL);
    }

    @Bean
    OperationCustomizer conventionCustomizer() {
        return new ConventionCustomizer();
    }

    @Bean
    @Order(1)
    MergePatchCustomizer mergePatchCustomizer() {
        return new MergePatchCustomizer();
    }

    @Bean
    @Order(2)
    OpenApiCustomizer securityCustomizer(RouteAccess access) {
        return new SecurityCustomizer(access);
    }

    @Bean
    @Order(3)
    OpenApiCustomizer guestSecretCustomizer() {
        return new GuestSecretCustomizer();
    }

    @Bean
    @Order(4)
    OpenApiCustomizer closedRequestSchemaCustomizer() {
        return new ClosedRequestSchemaCustomizer();
    }

    @Bean
    @Order(5)
    OpenApiCustomizer responseHeaderCustomizer() {
        return new ResponseHeaderCustomizer();
    }

    @Bean
    @Order(6)
    OpenApiCustomizer problemCustomizer(RouteAccess access) {
        return new ProblemCustomizer(access);
    }

    @Bean
    @Order(7)
    OpenApiCustomizer exampleCustomizer() {
        return new ExampleCustomizer();
    }

    @Bean
    @Order(8)
    HandlerCustomizer handlerCustomizer() {
        return new HandlerCustomizer();
    }

    @Bean
    @Order(9)
    OpenApiCustomizer schemaCustomizer() {
        return new SchemaCustomizer();
    }

    @Bean
    RouteAccess routeAccess(WebInvocationPrivilegeEvaluator rules) {
        return new RouteAccess(rules);
    }

    private static SecurityScheme scheme(SecurityScheme.In in, String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(in)
                .name(name)
                .description("The id of the session");
    }
}
