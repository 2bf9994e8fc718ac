package com.bharatmart.history;

import com.bharatmart.platform.database.LeaseWorker;
import com.bharatmart.platform.events.OutboxJob;
import com.bharatmart.testing.InProcessInstance;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An instance that serves requests and runs jobs on the thread of the caller, and does nothing by itself. */
final class SimulatedInstance implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final InProcessInstance instance;
    private final MockMvc routes;
    private final Map<String, Runnable> jobs = new HashMap<>();

    private SimulatedInstance(String name, InProcessInstance instance) {
        this.name = name;
        this.instance = instance;
        routes = MockMvcBuilders.webAppContextSetup(instance.context())
                .addFilters(instance.context().getBean("springSecurityFilterChain", Filter.class))
                .build();
        instance.bean(ScheduledAnnotationBeanPostProcessor.class)
                .getScheduledTasks()
                .forEach(task ->
                        jobs.put(simpleName(task.toString()), task.getTask().getRunnable()));
        instance.context()
                .getBeansOfType(LeaseWorker.class)
                .values()
                .forEach(worker -> jobs.put(worker.getClass().getSimpleName(), worker::poll));
        instance.context()
                .getBeansOfType(OutboxJob.class)
                .values()
                .forEach(outbox -> jobs.put(outbox.getClass().getSimpleName(), outbox::announce));
    }

    static SimulatedInstance start(String name, Map<String, String> properties) {
        return new SimulatedInstance(name, InProcessInstance.start(properties, HistoryConfiguration.class));
    }

    /** Of a job with the name {@code com.bharatmart.inventory.ReservationExpiryJob.expire}. */
    private static String simpleName(String method) {
        var parts = method.split("\\.", -1);
        return parts[Math.max(0, parts.length - 2)];
    }

    /** A response. */
    record Response(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    InProcessInstance instance() {
        return instance;
    }

    /** Headers are name, value, name, value. */
    Response send(String method, String path, @Nullable String body, String... headers) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = routes.perform(request).andReturn().getResponse();
            requireUp();
            return new Response(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            requireUp();
            throw new IllegalStateException("%s %s".formatted(method, path), e);
        }
    }

    /** A crashed instance answers nothing, even if it had been about to report an error. */
    private static void requireUp() {
        var execution = Execution.current();
        if (execution != null) {
            execution.requireUp();
        }
    }

    /** Has a job or a worker, by the name of its class, do one round. */
    void work(String job) {
        Objects.requireNonNull(jobs.get(job), job).run();
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        instance.close();
    }
}
