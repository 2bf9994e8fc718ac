package com.bharatmart.architecture;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/openapi.json} is the document that the service publishes, so that a review sees each change of the API. */
@HttpTest
class OpenApiDocumentTest {

    private static final JsonMapper FORMATTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    Http http;

    @Test
    void publishedDocumentIsTheOneInTheRepository() throws IOException {
        GeneratedDocument.of("openapi.json")
                .assertIs(FORMATTED.writeValueAsString(http.get("/v3/api-docs").json()) + '\n');
    }
}
