package com.bharatmart.platform.overload;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the heap is divided. The two parts together must fit into {@code -Xmx}; {@code docs/memory.md} has the whole budget.
 *
 * @param resident what lives as long as the instance, and what ordinary requests need while they are served
 * @param working what password hashes, pictures, uploads and long bodies may have at the same time
 */
@Validated
@ConfigurationProperties("bharatmart.memory")
public record MemoryProperties(
        @NotNull @DefaultValue("112MB") DataSize resident,
        @NotNull @DefaultValue("96MB") DataSize working) {}
