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
import org.springframework.web.context.WebApplicationContext;

/** Another instance of the service in this process, on the same PostgreSQL and Redis. Cheaper than {@link ServiceProcess}. */
public final class InProcessInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private InProcessInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an instance on a free port.
     *
     * @param properties in addition to the defaults, which they override
     * @param configuration additional configuration classes
     */
    public static InProcessInstance start(Map<String, String> properties, Class<?>... configuration) {
        var all = new HashMap<>(LocalServices.asProperties());
        all.putAll(Map.of(
                "server.port", "0",
                "spring.profiles.active", "test",
                "bharatmart.drain.period", "0s",
                "spring.datasource.hikari.maximum-pool-size", "4",
                "spring.jmx.enabled", "false"));
        all.putAll(properties);
        var application = new SpringApplication(BharatMartApplication.class);
        application.addPrimarySources(List.of(configuration));
        return new InProcessInstance(application.run(all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new)));
    }

    public Http http() {
        var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return new Http(server::getPort);
    }

    public WebApplicationContext context() {
        return (WebApplicationContext) context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
