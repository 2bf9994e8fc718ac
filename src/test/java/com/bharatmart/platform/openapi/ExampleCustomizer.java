package com.bharatmart.platform.openapi;

import com.bharatmart.platform.request.MergePatch;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds an example to each body in JSON that has none: of requests and of successful responses. */
final class ExampleCustomizer implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        var examples = new ExampleFactory(document.getComponents().getSchemas(), ExampleValues.load());
        for (var documented : DocumentedOperation.of(document)) {
            var body = documented.operation().getRequestBody();
            Stream.concat(
                            Stream.ofNullable(body == null ? null : body.getContent()),
                            documented.successes().values().stream()
                                    .flatMap(response -> Stream.ofNullable(response.getContent())))
                    .forEach(content -> add(content, examples));
        }
    }

    private static void add(@Nullable Content content, ExampleFactory examples) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (type.endsWith("json") && media.getExample() == null && media.getExamples() == null) {
                media.setExample(
                        content.containsKey(MergePatch.MEDIA_TYPE)
                                ? examples.patch(media.getSchema())
                                : examples.of(media.getSchema()));
            }
        });
    }
}
