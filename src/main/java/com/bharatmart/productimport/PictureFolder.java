package com.bharatmart.productimport;

import com.bharatmart.shared.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * The folder of the imported file, whose rows may name pictures in it by a relative path. Only the import at the start has
 * one.
 */
final class PictureFolder {

    /** Has no pictures. */
    static final PictureFolder NONE = new PictureFolder(null, DataSize.ofBytes(0));

    private final @Nullable Path root;
    private final DataSize maxSize;

    /** @param root without symbolic links; null for a folder without pictures */
    private PictureFolder(@Nullable Path root, DataSize maxSize) {
        this.root = root;
        this.maxSize = maxSize;
    }

    /**
     * The folder of this file, or {@link #NONE} if it is inside an archive.
     *
     * @param maxSize of a picture
     */
    static PictureFolder beside(Resource file, DataSize maxSize) throws IOException {
        if (!file.isFile()) {
            return NONE;
        }
        var folder = file.getFile().getAbsoluteFile().toPath().getParent();
        return folder == null ? NONE : new PictureFolder(folder.toRealPath(), maxSize);
    }

    boolean exists() {
        return root != null;
    }

    /**
     * Finds a picture.
     *
     * @param name a path in this folder. Symbolic links that leave the folder are refused, as ".." is
     * @throws InvalidRowException if it is not a readable file in this folder, or is too large
     */
    Path require(String name) {
        try {
            var path = root == null ? null : root.resolve(name).toRealPath();
            if (path == null || !path.startsWith(root) || !Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw unknown(name);
            }
            if (Files.size(path) > maxSize.toBytes()) {
                throw new InvalidRowException("the file \"%s\" is larger than %,d bytes"
                        .formatted(PlainText.excerpt(name), maxSize.toBytes()));
            }
            return path;
        } catch (IOException | InvalidPathException _) {
            throw unknown(name);
        }
    }

    /** Does not tell whether a file outside of the folder exists. */
    private static InvalidRowException unknown(String name) {
        return new InvalidRowException("\"%s\" is neither an http or https address nor a file in the folder of this one"
                .formatted(PlainText.excerpt(name)));
    }
}
