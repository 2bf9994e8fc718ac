package com.bharatmart.media.web;

import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.HasProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with one file, read as it comes. What the container does for forms puts their files on the disk first, so it is
 * turned off.
 */
final class UploadForm {

    private static final String FIELD = "file";

    private UploadForm() {}

    /**
     * Finds the file and gives it to whoever takes it in.
     *
     * @throws InvalidFormException if there is none, or something besides it
     * @throws IOException if the body is too long
     */
    static <T> T read(HttpServletRequest request, Reader<T> reader) throws IOException {
        try {
            var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            var file = file(parts);
            var name = FileName.checked(file.getName());
            T result;
            try (var contents = file.openStream()) {
                result = read(name, contents, reader);
            }
            if (parts.hasNext()) {
                throw unusable("unknown_field", "must be the only field");
            }
            return result;
        } catch (FileUploadException | InvalidFileNameException e) {
            throw unusable("invalid", "must be in a form that can be read");
        } catch (IOException e) {
            var known = known(e);
            if (known != null) {
                throw known;
            }
            throw unusable("invalid", "must be in a form that can be read to its end");
        }
    }

    /** Who is told to come back later has to be listening by then: the rest of the file is let pass. */
    private static <T> T read(@Nullable String name, InputStream contents, Reader<T> reader) throws IOException {
        try {
            return reader.read(name, contents);
        } catch (MediaBusyException | StorageUnavailableException e) {
            contents.transferTo(OutputStream.nullOutputStream());
            throw e;
        }
    }

    private static FileItemStream file(FileItemIterator parts) throws IOException, FileUploadException {
        if (!parts.hasNext()) {
            throw unusable("not_null", "must not be missing");
        }
        var part = parts.next();
        if (!FIELD.equals(part.getFieldName()) || part.isFormField()) {
            throw unusable("not_null", "must be a file, and the first field of the form");
        }
        return part;
    }

    private static InvalidFormException unusable(String code, String detail) {
        return new InvalidFormException(FieldProblem.at("#/" + FIELD, code, detail));
    }

    /** The parser wraps what reading the body has thrown. */
    private static @Nullable IOException known(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HasProblem && cause instanceof IOException known) {
                return known;
            }
        }
        return null;
    }

    /** Takes in a file. */
    interface Reader<T> {
        T read(@Nullable String name, InputStream file) throws IOException;
    }
}
