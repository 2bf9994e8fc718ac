package com.bharatmart.architecture;

import com.bharatmart.testing.InProcessInstance;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/openapi.json}, which the service publishes, is what its controllers say. A review sees each change of the
 * API.
 */
@Tag("http")
class OpenApiDocumentTest {

    private static final JsonMapper FORMATTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The generator at the address of the published document. */
    private static final Map<String, String> GENERATOR = Map.of(
            "bharatmart.api-docs.enabled", "false",
            "springdoc.api-docs.enabled", "true",
            "bharatmart.session.secure-cookie", "false");

    @Test
    void documentIsWhatTheControllersSay() throws IOException {
        try (var instance = InProcessInstance.start(GENERATOR)) {
            var generated = instance.http().get("/v3/api-docs").json();

            GeneratedDocument.of("openapi.json").assertIs(FORMATTED.writeValueAsString(generated) + '\n');
        }
    }
}
