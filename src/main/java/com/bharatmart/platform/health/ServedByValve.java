package com.bharatmart.platform.health;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Names this instance in each response: {@code X-Served-By: <instance>;fd=<fault domain>}. */
final class ServedByValve extends ValveBase {

    private static final String HEADER = "X-Served-By";

    private final InstanceInfo instance;

    ServedByValve(InstanceInfo instance) {
        super(true);
        this.instance = instance;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader(HEADER, instance.id() + ";fd=" + instance.faultDomain());
        getNext().invoke(request, response);
    }
}
