package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.http.MockHttpOutputMessage;
import tools.jackson.databind.json.JsonMapper;

class JsonHttpMessageConverterTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonHttpMessageConverter converter = new JsonHttpMessageConverter(
            JSON, new BodyReader(JSON, Validation.buildDefaultValidatorFactory().getValidator()));
    private final MockHttpOutputMessage response = new MockHttpOutputMessage();

    @Test
    void aBodyIsSentWithItsLength() throws IOException {
        write(Map.of("name", "कुर्ता"));

        assertThat(response.getBodyAsBytes()).asString().isEqualTo("{\"name\":\"कुर्ता\"}");
        assertThat(response.getHeaders().getContentLength()).isEqualTo(response.getBodyAsBytes().length);
    }

    @Test
    void nothingIsSentOfAnObjectThatCannotBeWritten() {
        var unwritable = new ArrayList<>(List.<Object>of("text ".repeat(10_000)));
        unwritable.add(unwritable);

        assertThatThrownBy(() -> write(unwritable)).isInstanceOf(HttpMessageNotWritableException.class);

        assertThat(response.getBodyAsBytes()).isEmpty();
    }

    private void write(Object object) throws IOException {
        converter.write(object, ResolvableType.forInstance(object), MediaType.APPLICATION_JSON, response, null);
    }
}
