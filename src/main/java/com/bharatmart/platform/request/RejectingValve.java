package com.bharatmart.platform.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Answers 400 to some requests before a filter sees them. */
abstract class RejectingValve extends ValveBase {

    RejectingValve() {
        super(true);
    }

    abstract boolean isRejected(Request request);

    /** Called for a rejected request before its response. */
    void prepare(Response response) {}

    @Override
    public final void invoke(Request request, Response response) throws IOException, ServletException {
        if (isRejected(request)) {
            prepare(response);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            getNext().invoke(request, response);
        }
    }
}
