package com.bharatmart.testing;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.LocalRedis;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL and Redis in containers, with the images of {@code docker/compose.yaml}, for {@code mvn verify -Pcontainers}. */
public final class Containers {

    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:17");
    private static final DockerImageName REDIS = DockerImageName.parse("redis:8");
    private static final int REDIS_PORT = 6379;

    /** Without passwords, like the embedded server. */
    private static final String TRUST = "sed -i s/scram-sha-256/trust/ \"$PGDATA/pg_hba.conf\"";

    private Containers() {}

    /** Whether tests use containers instead of embedded servers. */
    public static boolean areEnabled() {
        return Boolean.getBoolean("bharatmart.test.containers");
    }

    /** Starts a server that ends with this process, and returns its port. */
    public static int postgres(Map<String, String> settings) {
        var command = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        // Testcontainers removes it when this process has ended.
        @SuppressWarnings("resource")
        var container = new PostgreSQLContainer(POSTGRES)
                .withUsername(LocalPostgres.OWNER)
                .withDatabaseName(LocalPostgres.OWNER)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C.UTF-8 --encoding=UTF8")
                .withCopyToContainer(Transferable.of(TRUST, 0755), "/docker-entrypoint-initdb.d/trust.sh");
        container.setCommand(command.toArray(String[]::new));
        container.start();
        return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    /** A server that is empty after each start. */
    public static LocalRedis.Server redis(int port) {
        @SuppressWarnings("resource")
        var container = new GenericContainer<>(REDIS)
                .withExposedPorts(REDIS_PORT)
                .withCommand("redis-server", "--save", "", "--appendonly", "no", "--protected-mode", "no")
                .withCreateContainerCmdModifier(create -> create.withHostConfig(HostConfig.newHostConfig()
                        .withPortBindings(new PortBinding(Ports.Binding.bindPort(port), new ExposedPort(REDIS_PORT)))));
        return new LocalRedis.Server() {
            @Override
            public void start() {
                container.start();
            }

            @Override
            public void stop() {
                container.stop();
            }
        };
    }
}
