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
 * A multipart form with one file, parsed while it is received. The servlet container's own parser is disabled, because it
 * writes files to the disk.
 */
final class UploadForm {

    private static final String FIELD = "file";

    private UploadForm() {}

    /**
     * Passes the file to the reader.
     *
     * @throws InvalidFormException if there is no file, or another field
     * @throws IOException if the body is too long
     */
    static <T> T read(HttpServletRequest request, Reader<T> reader) throws IOException {
        try {
            var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            var file = file(parts);
            var name = FileName.validate(file.getName());
            T result;
            try (var contents = file.openStream()) {
                result = read(name, contents, reader);
            }
            if (parts.hasNext()) {
                throw invalid("unknown_field", "must be the only field");
            }
            return result;
        } catch (FileUploadException | InvalidFileNameException e) {
            throw invalid("invalid", "must be in a valid multipart form");
        } catch (IOException e) {
            var problem = findProblem(e);
            if (problem != null) {
                throw problem;
            }
            throw invalid("invalid", "must be in a complete multipart form");
        }
    }

    /** Reads the rest of the file before a 503: a client that is still sending would not read the response. */
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
            throw invalid("not_null", "must not be missing");
        }
        var part = parts.next();
        if (!FIELD.equals(part.getFieldName()) || part.isFormField()) {
            throw invalid("not_null", "must be a file, and the first field of the form");
        }
        return part;
    }

    private static InvalidFormException invalid(String code, String detail) {
        return new InvalidFormException(FieldProblem.at("#/" + FIELD, code, detail));
    }

    /** The parser wraps exceptions that reading the body throws. */
    private static @Nullable IOException findProblem(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HasProblem && cause instanceof IOException problem) {
                return problem;
            }
        }
        return null;
    }

    /** Reads the file of the form. */
    interface Reader<T> {
        T read(@Nullable String name, InputStream file) throws IOException;
    }
}
