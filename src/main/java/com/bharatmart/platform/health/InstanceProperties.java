package com.bharatmart.platform.health;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which instance this is, for those who look at several.
 *
 * @param id its name among the others; made up at each start if there is none
 * @param faultDomain what fails together with it
 * @param metadataUrl where to ask for the two if they are not set, on OCI
 *     {@code http://169.254.169.254/opc/v2/instance/}; nobody is asked without it
 */
@ConfigurationProperties("bharatmart.instance")
record InstanceProperties(
        @Nullable String id,
        @Nullable String faultDomain,
        @Nullable URI metadataUrl) {}
