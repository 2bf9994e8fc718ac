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
 * Stands where Tomcat expects its access log, which it calls once at the very end of each request, asynchronous and
 * malformed ones too.
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

    /** Anybody can make up methods; each would be a time series of its own. A request that cannot be read has none. */
    private static String method(@Nullable String given) {
        return given != null && METHODS.contains(given) ? given : "OTHER";
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // There are none here to take an address from.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
