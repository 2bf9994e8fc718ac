package com.bharatmart.order;

import com.bharatmart.media.MediaId;
import com.bharatmart.media.MediaReferences;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of what was ordered. They stay when the product has another picture or none. */
@Component
class OrderMediaReferences implements MediaReferences {

    /** By {@code order_line_picture}, one row for each picture. */
    static final String SHOWN = """
            SELECT picture FROM unnest(:ids::text[]) AS picture
            WHERE EXISTS (
                SELECT 1 FROM order_line
                WHERE image_url LIKE 'media:%' AND substring(image_url FROM 7 FOR 36) = picture)""";

    private final JdbcClient jdbc;

    OrderMediaReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<MediaId> findReferenced(Collection<MediaId> pictures) {
        var ids = pictures.stream().map(id -> id.value().toString()).toArray(String[]::new);
        return jdbc
                .sql(SHOWN)
                .param("ids", ids)
                .query((row, _) -> new MediaId(UUID.fromString(row.getString(1))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
