package com.bharatmart.platform.privacy;

import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;

/**
 * What a module keeps of customers. Every module that keeps anything of them has a bean of this type; a test knows every
 * table of the schema and fails on one that no such bean speaks for.
 */
public interface PersonalData {

    /** Its name in an export: {@code orders}. */
    String name();

    /** The tables that it is in. */
    Set<String> tables();

    /** All of it, as what becomes JSON; in the caller's transaction. */
    Object export(CustomerId customer);

    /**
     * Deletes all that no law wants kept, in the caller's transaction. Doing it again changes nothing.
     *
     * @return what is kept, and why
     * @throws RuntimeException of the module's own, if the time for it has not come; then nothing is deleted anywhere
     */
    List<KeptRecord> erase(CustomerId customer);
}
