package com.bharatmart.platform.overload;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The budget of the heap. The two parts together must fit into {@code -Xmx}; {@code docs/memory.md} has the details.
 *
 * @param resident for what lives as long as the instance, and for ordinary requests
 * @param working for password hashes, pictures, uploads and large bodies at the same time
 */
@Validated
@ConfigurationProperties("bharatmart.memory")
public record MemoryProperties(
        @NotNull @DefaultValue("112MB") DataSize resident,
        @NotNull @DefaultValue("96MB") DataSize working) {}
