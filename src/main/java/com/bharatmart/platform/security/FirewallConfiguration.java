package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Rejects malformed paths, parameters and headers before the security filters. */
@Configuration(proxyBeanMethods = false)
class FirewallConfiguration {

    /** Also rejects NUL in parameters, which PostgreSQL cannot store. QUERY passes, so that it gets a 405 with Allow. */
    @Bean
    StrictHttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"));
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, _) -> problems.write(
                request,
                response,
                Problem.of(
                        PlatformProblemCode.MALFORMED_REQUEST,
                        "The request's path, parameters or headers contain something that is not allowed."));
    }
}
