package com.bharatmart.platform.metrics;

import com.bharatmart.platform.problem.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Reports each completed request to the listeners. Implements Tomcat's access log, which Tomcat calls once at the end of each
 * request, including asynchronous and malformed ones.
 */
class RequestCompletionValve extends ValveBase implements AccessLog {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final RouteTemplates routes;
    private final List<RequestListener> listeners;

    RequestCompletionValve(RouteTemplates routes, List<RequestListener> listeners) {
        super(true);
        this.routes = routes;
        this.listeners = listeners;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        var completed = new CompletedRequest(
                method(request.getMethod()),
                routes.of(request),
                response.getStatus(),
                (String) request.getAttribute(Problem.CODE_ATTRIBUTE),
                Duration.ofNanos(nanos));
        listeners.forEach(listener -> listener.on(completed));
    }

    /** An unknown method would be a time series of its own. A malformed request has no method. */
    private static String method(@Nullable String method) {
        return method != null && METHODS.contains(method) ? method : "OTHER";
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // This log uses no request attributes.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
