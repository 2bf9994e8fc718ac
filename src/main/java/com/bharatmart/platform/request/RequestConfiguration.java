package com.bharatmart.platform.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    private final MergePatchResolver mergePatches;

    RequestConfiguration(MergePatchResolver mergePatches) {
        this.mergePatches = mergePatches;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IfMatchResolver());
        resolvers.add(mergePatches);
    }

    /** A time is that of RFC 3339. Spring also takes a number, in milliseconds: of {@code from=2026}, 1970. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class, Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameterInterceptor());
        registry.addInterceptor(new BlankParameterInterceptor());
        registry.addInterceptor(new AcceptInterceptor());
    }

    /** Replaces the converter of Spring Boot, whose customizer has a higher precedence. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static ServerHttpMessageConvertersCustomizer jsonMessageConverterCustomizer(JsonMapper json, BodyReader bodies) {
        return converters -> converters.withJsonConverter(new JsonHttpMessageConverter(json, bodies));
    }

    @Bean
    static WebMvcRegistrations webMvcRegistrations() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathSegmentHandlerMapping();
            }
        };
    }

    private static final class IfMatchResolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IfMatch.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var values = request.getHeaderValues(HttpHeaders.IF_MATCH);
            return new IfMatch(values == null ? null : String.join(",", Objects.requireNonNull(values)));
        }
    }
}
