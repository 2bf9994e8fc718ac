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

/** PostgreSQL and Redis as the images that {@code docker/compose.yaml} is made of, for {@code mvn verify -Pcontainers}. */
public final class Containers {

    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:17");
    private static final DockerImageName REDIS = DockerImageName.parse("redis:8");
    private static final int REDIS_PORT = 6379;

    /** The embedded server asks nobody for a password either. */
    private static final String TRUST = "sed -i s/scram-sha-256/trust/ \"$PGDATA/pg_hba.conf\"";

    private Containers() {}

    /** Whether servers shall come from there, instead of from the class path. */
    public static boolean areWanted() {
        return Boolean.getBoolean("bharatmart.test.containers");
    }

    /** Starts one for as long as this process, and returns its port. */
    public static int postgres(Map<String, String> settings) {
        var command = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        // Whoever started it is gone when the process is; Testcontainers takes it away.
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

    /** One that will be empty at each start. */
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
