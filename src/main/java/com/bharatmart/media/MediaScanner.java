package com.bharatmart.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Searches uploaded files for malicious content, for example with a virus scanner. Every bean of this type is called before
 * a file is decoded. There is none by default, because only the decoded pixels are kept.
 */
public interface MediaScanner {

    /**
     * Returns normally if the file is accepted.
     *
     * @param file the caller closes it
     * @throws MediaException.InfectedException if the file is malicious
     * @throws IOException if the scan fails; the upload is answered 503 then
     */
    void scan(InputStream file) throws IOException;
}
