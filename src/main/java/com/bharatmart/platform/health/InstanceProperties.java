package com.bharatmart.platform.health;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The identity of this instance in health responses and metrics.
 *
 * @param id the name of the instance; generated at each start if it is not set
 * @param faultDomain the fault domain of the machine
 * @param metadataUrl the instance metadata service that has the two if they are not set, on OCI
 *     {@code http://169.254.169.254/opc/v2/instance/}; not used if it is not set
 */
@ConfigurationProperties("bharatmart.instance")
record InstanceProperties(
        @Nullable String id,
        @Nullable String faultDomain,
        @Nullable URI metadataUrl) {}
