package com.bharatmart.platform.draining;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/** Every request passes here first. */
class InFlightRequestsValve extends ValveBase {

    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closing;

    InFlightRequestsValve() {
        super(true);
    }

    int running() {
        return running.get();
    }

    /** From now on each answer tells its client to open a new connection for its next request. */
    void closeConnections() {
        closing = true;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        running.incrementAndGet();
        try {
            if (closing) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            getNext().invoke(request, response);
        } finally {
            running.decrementAndGet();
        }
    }
}
