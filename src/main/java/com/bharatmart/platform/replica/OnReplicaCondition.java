package com.bharatmart.platform.replica;

import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a replica is configured: the URL of the database names several hosts, or replicas have a URL of their own. */
final class OnReplicaCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var properties = Binder.get(context.getEnvironment());
        var use = properties.bind("bharatmart.replica.reads", ReplicaUse.class).orElse(ReplicaUse.PRIMARY_FIRST);
        if (use == ReplicaUse.NEVER) {
            return false;
        }
        return !properties
                        .bind("bharatmart.replica.url", String.class)
                        .orElse("")
                        .isBlank()
                || hasSeveralHosts(
                        properties.bind("spring.datasource.url", String.class).orElse(""));
    }

    private static boolean hasSeveralHosts(String url) {
        var parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            return false;
        }
        var hosts = PGProperty.PG_HOST.getOrDefault(parsed);
        return hosts != null && hosts.contains(",");
    }
}
