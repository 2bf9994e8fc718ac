package com.bharatmart.platform.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies as Spring does. If a short one has an invalid field, all its invalid fields are found. */
final class RequestBodyConverter extends JacksonJsonHttpMessageConverter {

    /** A form is shorter. Of a longer body only the first invalid field is told: finding all of them takes memory. */
    private static final int MAX_LENGTH = BodyMemory.MAX_SHORT;

    private final BodyReader bodies;

    RequestBodyConverter(JsonMapper json, BodyReader bodies) {
        super(json);
        this.bodies = bodies;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var start = message.getBody().readNBytes(MAX_LENGTH + 1);
        if (start.length > MAX_LENGTH) {
            var whole = new SequenceInputStream(new ByteArrayInputStream(start), message.getBody());
            return super.read(type, new Message(message, whole), hints);
        }
        try {
            return super.read(type, new Message(message, new ByteArrayInputStream(start)), hints);
        } catch (HttpMessageNotReadableException e) {
            if (e.getCause() instanceof DatabindException || e.getCause() instanceof InputCoercionException) {
                return readAgain(type, message, start);
            }
            throw e;
        }
    }

    private Object readAgain(ResolvableType type, HttpInputMessage message, byte[] body) {
        try {
            return bodies.read(getMapper().readTree(body), getJavaType(type.getType(), null));
        } catch (InvalidBodyException | JacksonException e) {
            throw new HttpMessageNotReadableException("invalid fields", e, message);
        }
    }

    private record Message(HttpInputMessage message, InputStream getBody) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }
}
