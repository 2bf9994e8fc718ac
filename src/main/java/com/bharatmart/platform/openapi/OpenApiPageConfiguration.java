package com.bharatmart.platform.openapi;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Shows the OpenAPI document to developers: Swagger UI, at {@code /}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("bharatmart.api-docs.page")
class OpenApiPageConfiguration implements WebMvcConfigurer {

    private static final String NAME = "swagger-ui";
    private static final String PATH = "/swagger-ui/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", PATH + "index.html");
    }

    /** The library's own settings, which show an example, are replaced. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var version = Objects.requireNonNull(new WebJarVersionLocator().version(NAME));
        registry.addResourceHandler(PATH + "**")
                .addResourceLocations(
                        "classpath:/openapi/swagger-ui/", "classpath:/META-INF/resources/webjars/%s/%s/"
                                .formatted(NAME, version));
    }
}
