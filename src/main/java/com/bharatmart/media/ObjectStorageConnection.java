package com.bharatmart.media;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider;
import com.oracle.bmc.http.ClientConfigurator;
import com.oracle.bmc.http.client.jersey3.ApacheClientProperties;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.objectstorage.ObjectStorage;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.HeadBucketRequest;
import com.oracle.bmc.retrier.DefaultRetryCondition;
import com.oracle.bmc.retrier.RetryCondition;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.waiter.ExponentialBackoffDelayStrategyWithJitter;
import com.oracle.bmc.waiter.MaxAttemptsTerminationStrategy;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.glassfish.jersey.apache.connector.ApacheConnectionClosingStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The client for the bucket. Its credentials may come from OCI's metadata service and its namespace from Object Storage, so
 * the health check opens it in the background. Callers get an exception until then.
 */
@Component
class ObjectStorageConnection {

    /** Between two attempts. */
    private static final Duration MAX_BACKOFF = Duration.ofMillis(500);

    private static final RetryCondition DEFAULT_CONDITION = new DefaultRetryCondition();

    private final ObjectStorageProperties properties;
    private volatile @Nullable Bucket bucket;

    ObjectStorageConnection(ObjectStorageProperties properties) {
        this.properties = properties;
    }

    /** A bucket that has been reached. */
    record Bucket(ObjectStorage client, String namespace, String name) {}

    /** Throws {@link StorageUnavailableException} until the bucket has been reached. */
    Bucket bucket() {
        var open = bucket;
        if (open == null) {
            throw new StorageUnavailableException(
                    properties.isConfigured()
                            ? "Object Storage has not been reached yet"
                            : "no Object Storage is configured",
                    null);
        }
        return open;
    }

    /** Opens the client if necessary and checks that the bucket exists. Not thread-safe. */
    void check() throws IOException {
        var open = bucket;
        if (open == null) {
            open = open();
        }
        open.client()
                .headBucket(HeadBucketRequest.builder()
                        .namespaceName(open.namespace())
                        .bucketName(open.name())
                        .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                        .build());
        bucket = open;
    }

    @PreDestroy
    void close() throws Exception {
        var open = bucket;
        if (open != null) {
            open.client().close();
        }
    }

    private Bucket open() throws IOException {
        var client = client();
        try {
            return new Bucket(client, namespace(client), Objects.requireNonNull(properties.bucket()));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private String namespace(ObjectStorage client) {
        return Objects.requireNonNullElseGet(
                properties.namespace(),
                () -> client.getNamespace(GetNamespaceRequest.builder().build()).getValue());
    }

    private ObjectStorageClient client() throws IOException {
        var builder = ObjectStorageClient.builder()
                .configuration(ClientConfiguration.builder()
                        .connectionTimeoutMillis(
                                (int) properties.connectTimeout().toMillis())
                        .readTimeoutMillis((int) properties.readTimeout().toMillis())
                        .disableDataBufferingOnUpload(true)
                        // Each call has a thread, which ends when it is idle. With a number, so many threads stay.
                        .maxAsyncThreads(Integer.MAX_VALUE)
                        .retryConfiguration(RetryConfiguration.builder()
                                .terminationStrategy(new MaxAttemptsTerminationStrategy(properties.attempts()))
                                .delayStrategy(new ExponentialBackoffDelayStrategyWithJitter(MAX_BACKOFF.toMillis()))
                                .retryCondition(ObjectStorageConnection::isWorthRetrying)
                                .build())
                        .build())
                .additionalClientConfigurator(connections());
        if (properties.endpoint() != null) {
            builder.endpoint(properties.endpoint().toString());
        }
        var client = builder.build(authentication());
        if (properties.endpoint() == null && properties.region() != null) {
            client.setRegion(properties.region());
        }
        return client;
    }

    /**
     * A call that has timed out is not repeated: its client has waited for as long as a load balancer waits. Otherwise one
     * slow answer would become a placeholder only after the load balancer has sent the request to the other instances too.
     */
    private static boolean isWorthRetrying(BmcException e) {
        return !e.isTimeout() && DEFAULT_CONDITION.shouldBeRetried(e);
    }

    private AbstractAuthenticationDetailsProvider authentication() throws IOException {
        return switch (properties.authentication()) {
            case INSTANCE_PRINCIPAL ->
                InstancePrincipalsAuthenticationDetailsProvider.builder().build();
            case CONFIG_FILE ->
                properties.configFile() == null
                        ? new ConfigFileAuthenticationDetailsProvider(properties.profile())
                        : new ConfigFileAuthenticationDetailsProvider(properties.configFile(), properties.profile());
        };
    }

    /** A connection for each concurrent call. A response that was not read to its end closes its connection. */
    private ClientConfigurator connections() {
        var pool = new PoolingHttpClientConnectionManager();
        pool.setMaxTotal(properties.maxCalls() + 1);
        pool.setDefaultMaxPerRoute(properties.maxCalls() + 1);
        pool.setValidateAfterInactivity((int) Duration.ofSeconds(1).toMillis());
        return http -> {
            http.property(ApacheClientProperties.CONNECTION_MANAGER, pool);
            http.property(
                    ApacheClientProperties.CONNECTION_CLOSING_STRATEGY,
                    new ApacheConnectionClosingStrategy.ImmediateClosingStrategy());
        };
    }
}
