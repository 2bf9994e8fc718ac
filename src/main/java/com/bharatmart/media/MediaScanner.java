package com.bharatmart.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for what does harm in files that people upload, as a virus scanner does. Every bean of this type is asked, before
 * anything else is made of a file; there is none by default, since what is kept is made anew from the pixels.
 */
public interface MediaScanner {

    /**
     * Returns if there is nothing to be said against the file.
     *
     * @param file to be read, not closed
     * @throws MediaException.InfectedException if there is
     * @throws IOException if it cannot be found out; the upload is answered 503 then
     */
    void scan(InputStream file) throws IOException;
}
