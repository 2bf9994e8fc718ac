package com.bharatmart.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder {@code BHARATMART_DATA}, in which data survives a restart. Without the variable no data is kept. */
final class LocalData {
    private LocalData() {}

    static @Nullable Path folder(String name) {
        var root = System.getenv("BHARATMART_DATA");
        return root == null || root.isBlank()
                ? null
                : Path.of(root).toAbsolutePath().resolve(name);
    }
}
