package com.bharatmart.platform.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Refuses a path that encodes what no client has to encode: letters, digits, hyphens, dots and underscores (RFC 3986,
 * section 2.3). {@code /%61pi/v1/carts} is a route to whoever decodes it, and none to what counts, limits, ranks or logs
 * requests by their path as it came, here and in the balancer.
 */
@Component
class EncodedPathValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF])");

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
            if (ENCODED_UNRESERVED.matcher(request.getRequestURI()).find()) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            getNext().invoke(request, response);
        }
    }
}
