package com.bharatmart.platform.draining;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/** Counts the requests in flight, and closes their connections while the instance drains. The first valve of all. */
class InFlightRequestsValve extends ValveBase {

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean closing;

    InFlightRequestsValve() {
        super(true);
    }

    int inFlight() {
        return inFlight.get();
    }

    /** From now on each response tells the client to open a new connection for its next request. */
    void closeConnections() {
        closing = true;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        inFlight.incrementAndGet();
        try {
            if (closing) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            getNext().invoke(request, response);
        } finally {
            inFlight.decrementAndGet();
        }
    }
}
