package com.bharatmart.platform.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes bodies as Spring does. If a short one has an invalid field, all its invalid fields are found. A body is
 * written when it is complete: with its length, in one write to the socket, and if an object cannot be written, the client
 * gets an error instead of the start of a body.
 */
final class JsonHttpMessageConverter extends JacksonJsonHttpMessageConverter {

    /** A form is shorter. Of a longer body only the first invalid field is told: finding all of them takes memory. */
    private static final int MAX_LENGTH = BodyMemory.MAX_SHORT;

    private final BodyReader bodies;

    JsonHttpMessageConverter(JsonMapper json, BodyReader bodies) {
        super(json);
        this.bodies = bodies;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var start = message.getBody().readNBytes(MAX_LENGTH + 1);
        if (start.length > MAX_LENGTH) {
            var whole = new SequenceInputStream(new ByteArrayInputStream(start), message.getBody());
            return super.read(type, new InputMessage(message, whole), hints);
        }
        try {
            return super.read(type, new InputMessage(message, new ByteArrayInputStream(start)), hints);
        } catch (HttpMessageNotReadableException e) {
            if (e.getCause() instanceof DatabindException || e.getCause() instanceof InputCoercionException) {
                return readAgain(type, message, start);
            }
            throw e;
        }
    }

    @Override
    protected void writeInternal(
            Object object, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = new FastByteArrayOutputStream();
        super.writeInternal(object, type, new BufferedOutputMessage(message, body), hints);
        message.getHeaders().setContentLength(body.size());
        body.writeTo(message.getBody());
    }

    private Object readAgain(ResolvableType type, HttpInputMessage message, byte[] body) {
        try {
            return bodies.read(getMapper().readTree(body), getJavaType(type.getType(), null));
        } catch (InvalidBodyException | JacksonException e) {
            throw new HttpMessageNotReadableException("invalid fields", e, message);
        }
    }

    private record InputMessage(HttpInputMessage message, InputStream getBody) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }

    private record BufferedOutputMessage(HttpOutputMessage message, OutputStream getBody) implements HttpOutputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }
}
