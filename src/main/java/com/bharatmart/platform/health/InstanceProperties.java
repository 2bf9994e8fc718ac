package com.bharatmart.platform.health;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity of this instance in health responses and metrics.
 *
 * @param id the name of the instance; generated at each start if it is not set
 * @param faultDomain the fault domain of the machine
 * @param metadataUrl the instance metadata service that has the two if they are not set, on OCI
 *     {@code http://169.254.169.254/opc/v2/instance/}; not used if it is not set
 * @param servedBy whether each response names the instance and its fault domain in {@code X-Served-By}
 */
@ConfigurationProperties("bharatmart.instance")
record InstanceProperties(
        @Nullable String id,
        @Nullable String faultDomain,
        @Nullable URI metadataUrl,
        @DefaultValue("false") boolean servedBy) {}
