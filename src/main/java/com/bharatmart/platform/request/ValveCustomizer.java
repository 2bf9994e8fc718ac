package com.bharatmart.platform.request;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Adds the valves that reject requests in front of all filters, and sets the size of a connection's buffer. */
@Component
class ValveCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Bytes: most responses with their headers, so that they leave in one call of the system and not in two. */
    private static final int WRITE_BUFFER = 16 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(new AmbiguousLengthValve(), new EncodedPathValve());
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", String.valueOf(WRITE_BUFFER)));
    }
}
