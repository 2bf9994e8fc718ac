package com.bharatmart.platform.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes Tomcat's own errors as problems: those of requests so malformed that no filter has seen them. Tomcat answers 400
 * to headers over its limit; RFC 6585 has 431 for them.
 */
@Component
class ContainerErrorCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String HEADERS_TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private final JsonMapper json;

    ContainerErrorCustomizer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        TomcatContextCustomizer replaceValve = context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ProblemValve(json));
            }
        };
        factory.addContextCustomizers(replaceValve);
    }

    private static final class ProblemValve extends ErrorReportValve {
        private final JsonMapper json;

        ProblemValve(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            if (throwable != null && Objects.equals(throwable.getMessage(), HEADERS_TOO_LARGE)) {
                response.setStatus(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
            }
            try (var _ = MDC.putCloseable(
                    Problem.REQUEST_ID, UuidCreator.getTimeOrderedEpoch().toString())) {
                var status = HttpStatus.valueOf(response.getStatus());
                var problem = Problem.of(status, Problem.codeOf(status), "The server rejected this request.");
                response.setContentType("application/problem+json");
                response.setCharacterEncoding("UTF-8");
                response.getReporter().write(json.writeValueAsString(problem));
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("The client closed the connection before its error was written", e);
            }
        }
    }
}
