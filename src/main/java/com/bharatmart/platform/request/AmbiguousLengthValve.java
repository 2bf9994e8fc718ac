package com.bharatmart.platform.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.springframework.http.HttpHeaders;

/**
 * Rejects a request whose end has two readings, because a proxy in front of this server may have chosen the other one
 * (request smuggling; RFC 9112, sections 6.1 and 11.2): a length together with chunks, or chunks in HTTP/1.0. Tomcat
 * follows the chunks and removes the length from the headers, so only the received bytes show it.
 */
final class AmbiguousLengthValve extends RejectingValve {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\ncontent-length[\t ]*:");

    @Override
    boolean isRejected(Request request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null && isAmbiguous(request);
    }

    @Override
    void prepare(Response response) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
    }

    private static boolean isAmbiguous(Request request) {
        if (!"HTTP/1.1".equals(request.getProtocol()) || request.getHeader(HttpHeaders.CONTENT_LENGTH) != null) {
            return true;
        }
        return request.getCoyoteRequest().getInputBuffer() instanceof Http11InputBuffer buffer
                && CONTENT_LENGTH.matcher(head(buffer.getByteBuffer())).find();
    }

    /** The request line and the headers, which stay at the start of the buffer while the request is served. */
    private static String head(ByteBuffer buffer) {
        var text =
                StandardCharsets.ISO_8859_1.decode(buffer.duplicate().rewind()).toString();
        var end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
