package com.bharatmart.testing;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.local.LocalServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of the service, on the databases of this process and in this process, so that several are cheap. */
public final class InProcessInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private InProcessInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts one on a free port, with these properties besides or instead of the usual ones.
     *
     * @param more configuration of the test's own
     */
    public static InProcessInstance start(Map<String, String> properties, Class<?>... more) {
        var all = new HashMap<>(LocalServices.asProperties());
        all.putAll(Map.of(
                "server.port", "0",
                "spring.profiles.active", "test",
                "bharatmart.drain.period", "0s",
                "spring.datasource.hikari.maximum-pool-size", "4",
                "spring.jmx.enabled", "false"));
        all.putAll(properties);
        var application = new SpringApplication(BharatMartApplication.class);
        application.addPrimarySources(List.of(more));
        return new InProcessInstance(application.run(all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new)));
    }

    public Http http() {
        var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return new Http(server::getPort);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
