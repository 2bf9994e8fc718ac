package com.bharatmart.platform.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11InputBuffer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Refuses a request whose end can be read in two ways, because whoever stands before this server may have read the
 * other one (RFC 9112, sections 6.1 and 11.2): a length and chunks together, or chunks in HTTP/1.0. Tomcat lets the
 * chunks decide and takes the length out of the headers, so that it can only be seen in the bytes that came in.
 */
@Component
class AmbiguousLengthValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\ncontent-length[\t ]*:");

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(new RefusingValve());
    }

    private static final class RefusingValve extends ValveBase {

        RefusingValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null && isAmbiguous(request)) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            getNext().invoke(request, response);
        }

        private static boolean isAmbiguous(Request request) {
            if (!"HTTP/1.1".equals(request.getProtocol()) || request.getHeader(HttpHeaders.CONTENT_LENGTH) != null) {
                return true;
            }
            return request.getCoyoteRequest().getInputBuffer() instanceof Http11InputBuffer buffer
                    && CONTENT_LENGTH.matcher(head(buffer.getByteBuffer())).find();
        }

        /** From the request line to the empty line: they stay at the start of the buffer while the request is served. */
        private static String head(ByteBuffer buffer) {
            var text = StandardCharsets.ISO_8859_1
                    .decode(buffer.duplicate().rewind())
                    .toString();
            var end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }
    }
}
