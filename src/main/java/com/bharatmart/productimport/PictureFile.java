package com.bharatmart.productimport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a product that is a file in a {@link PictureFolder}.
 *
 * @param name as the imported file names it
 * @param alt the text in place of the picture
 */
record PictureFile(Path path, String name, @Nullable String alt) {}
